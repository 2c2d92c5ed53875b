import { findCredentials } from '../auth/credentials.ts';
import type { CredentialsFile } from '../auth/credentials-file.ts';
import type { Choice } from '../config/choose-portal.ts';
import { isPublicOnly, type Profile, WORKLAYER } from '../config/profile.ts';
import { parseOrigin } from '../http/origin.ts';
import type { PortalAddress } from '../work/open-session.ts';

interface Sources {
  env: NodeJS.ProcessEnv;
  credentials: CredentialsFile;
}

/** Who the pro is: as the environment says, which names one person, or else the profile. */
function proOf(env: NodeJS.ProcessEnv, profile: { userId?: string; email?: string }) {
  const userId = env['TAXQ_USER_ID'];
  const email = env['TAXQ_EMAIL'];
  if (!(userId || email)) return profile;
  return { ...(userId ? { userId } : {}), ...(email ? { email } : {}) };
}

/** The address of a portal with a profile, and how to sign in to it. */
export async function profileAddress(
  { name }: Choice,
  profile: Profile,
  { env, credentials }: Sources,
): Promise<PortalAddress> {
  const origin = parseOrigin(profile.url, `The URL of profile “${name}”`);
  return {
    name,
    url: profile.url,
    tokenUrl: profile.token_url,
    audience: profile.audience,
    ...proOf(env, {
      ...(profile.user_id === undefined ? {} : { userId: profile.user_id }),
      ...(profile.email === undefined ? {} : { email: profile.email }),
    }),
    tagIds: profile.tags,
    publicOnly: isPublicOnly(profile),
    means: await findCredentials(name, origin, env, credentials),
  };
}

export interface SandboxSources extends Sources {
  /** The embedded portal's data folder. */
  data: string;
  /** Start it when it isn't running. */
  start: boolean;
  command: readonly string[];
  note(text: string): void;
}

/**
 * The address of the embedded portal and the sign-in that it made for itself. Credentials of the
 * environment come first, as for any portal.
 *
 * @returns null when it isn't running and isn't to be started
 */
export async function sandboxAddress(
  { name }: Choice,
  sources: SandboxSources,
): Promise<PortalAddress | null> {
  const { findRunning } = await import('../sandbox/locator.ts');
  let running = await findRunning(sources.data);
  if (running === null && sources.start) {
    const { startDetached } = await import('../sandbox/detached.ts');
    running = await startDetached({ data: sources.data, command: [...sources.command] });
    sources.note(`Started the embedded portal; taxq sandbox stop ends it.`);
  }
  if (running === null) return null;
  const given = await findCredentials(
    name,
    new URL(running.url).origin,
    sources.env,
    sources.credentials,
  );
  return {
    name,
    url: running.url,
    tokenUrl: running.token_url,
    audience: WORKLAYER.audience,
    ...proOf(sources.env, { userId: running.user_id }),
    means: given ?? {
      kind: 'client',
      source: 'the embedded portal’s own credentials',
      store: 'sandbox',
      credentials: { clientId: running.client_id, clientSecret: running.client_secret },
    },
  };
}
