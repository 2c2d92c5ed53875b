import { join } from 'node:path';
import { findCredentials } from '../../auth/credentials.ts';
import { isProduction, type Profile, SANDBOX } from '../../config/profile.ts';
import { findProfile } from '../../config/profiles.ts';
import { TaxqError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** A profile as the commands show it; field names are those of the JSON. */
export interface ProfileView {
  name: string;
  /** Null for the embedded portal while it isn't running. */
  url: string | null;
  /** Whether commands use it when nothing else names one. */
  current: boolean;
  signed_in_by: string | null;
  token_url: string | null;
  audience: string | null;
  user_id: string | null;
  email: string | null;
  tags: Profile['tags'] | null;
  /** Path of the file of authorities that are trusted, too. */
  ca: string | null;
  /** Whether real clients work with it. */
  production: boolean;
}

/** The name of the profile that commands use when nothing else names one. */
export const currentName = (context: Context): string => context.configuration().current ?? SANDBOX;

/** The error for a profile that isn't there. */
export function profileUnknown(name: string, context: Context): TaxqError {
  const known = [SANDBOX, ...Object.keys(context.configuration().profiles)];
  return new TaxqError({
    kind: 'config',
    code: 'profile_unknown',
    message: `There is no profile “${name}”.`,
    why: `Known are: ${known.join(', ')}.`,
    hint: 'See them: taxq profile list',
  });
}

/** What would sign in to an origin; a stored sign-in that is broken must not stop a list. */
async function signedInBy(name: string, url: string, context: Context): Promise<string | null> {
  if (!URL.canParse(url)) return null;
  try {
    const means = await findCredentials(
      name,
      new URL(url).origin,
      context.env,
      context.credentials,
    );
    return means?.source ?? null;
  } catch (error) {
    if (error instanceof TaxqError && error.kind === 'config') return null;
    throw error;
  }
}

async function viewSandbox(context: Context): Promise<ProfileView> {
  const { findRunning } = await import('../../sandbox/locator.ts');
  const running = await findRunning(join(context.paths.data, SANDBOX));
  const given = running ? await signedInBy(SANDBOX, running.url, context) : null;
  return {
    name: SANDBOX,
    url: running?.url ?? null,
    current: currentName(context) === SANDBOX,
    signed_in_by: given ?? 'itself',
    token_url: running?.token_url ?? null,
    audience: null,
    user_id: null,
    email: null,
    tags: null,
    ca: null,
    production: false,
  };
}

/**
 * Shows one profile, the built-in one included.
 *
 * @throws TaxqError of kind `config` when there is none of that name
 */
export async function viewProfile(name: string, context: Context): Promise<ProfileView> {
  if (name === SANDBOX) return viewSandbox(context);
  const profile = findProfile(context.configuration(), name);
  if (profile === undefined) throw profileUnknown(name, context);
  return {
    name,
    url: profile.url,
    current: currentName(context) === name,
    signed_in_by: await signedInBy(name, profile.url, context),
    token_url: profile.token_url,
    audience: profile.audience,
    user_id: profile.user_id ?? null,
    email: profile.email ?? null,
    tags: profile.tags ?? null,
    ca: profile.ca ?? null,
    production: isProduction(profile),
  };
}

/** Shows every profile, the built-in one first. */
export async function* viewProfiles(context: Context): AsyncGenerator<ProfileView> {
  yield await viewSandbox(context);
  for (const name of Object.keys(context.configuration().profiles)) {
    yield await viewProfile(name, context);
  }
}
