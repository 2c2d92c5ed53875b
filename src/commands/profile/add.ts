import { checkProfile, checkProfileName, PRESETS, type Profile } from '../../config/profile.ts';
import { findProfile } from '../../config/profiles.ts';
import { TaxqError } from '../../errors.ts';
import { originOf } from '../../http/origin.ts';
import type { Context } from '../context.ts';
import { PROFILE_VIEW_FIELDS } from './fields.ts';
import { drawProfile } from './present.ts';
import { viewProfile } from './profile-view.ts';

interface AddInput {
  name: string;
  url?: string;
  tokenUrl?: string;
  audience?: string;
  preset?: string;
  email?: string;
  userId?: string;
  tagDraft?: string;
  tagFinal?: string;
  tagEfile?: string;
  production?: boolean;
  replace?: boolean;
  use?: boolean;
}

const given = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: string };

function needed(value: string | undefined, option: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new TaxqError({
    kind: 'usage',
    code: 'option_missing',
    message: `A portal needs ${option}.`,
    hint: `Give ${option}, or --preset worklayer for the documented Worklayer API.`,
  });
}

/** Puts a profile together from the options; a preset fills in what isn't given. */
function profileOf(input: AddInput, ca: string | undefined): Profile {
  const preset = input.preset === undefined ? undefined : PRESETS[input.preset];
  const tags = {
    ...given('draft', input.tagDraft),
    ...given('final', input.tagFinal),
    ...given('efile', input.tagEfile),
  };
  return checkProfile({
    url: needed(input.url ?? preset?.url, '--url'),
    token_url: needed(input.tokenUrl ?? preset?.token_url, '--token-url'),
    audience: needed(input.audience ?? preset?.audience, '--audience'),
    ...given('email', input.email),
    ...given('user_id', input.userId),
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
    ...given('ca', ca),
    ...(input.production ? { production: true } : {}),
  });
}

/** That real clients work with a portal stays true when its profile is written anew. */
const withMark = (profile: Profile, before: Profile | undefined): Profile =>
  before?.production && originOf(before.url) === originOf(profile.url)
    ? { ...profile, production: true }
    : profile;

/** `taxq profile add NAME …` */
export async function runAdd(input: AddInput, context: Context): Promise<void> {
  const { terminal, credentials } = context;
  const name = checkProfileName(input.name);
  const { ca } = context;
  if (ca !== undefined) (await import('../../http/authorities.ts')).readAuthorities(ca);
  const before = findProfile(context.configuration(), name);
  const profile = withMark(profileOf(input, ca), before);
  if (before !== undefined && input.replace !== true) {
    throw new TaxqError({
      kind: 'usage',
      code: 'profile_exists',
      message: `There is a profile “${name}” already.`,
      why: `It is the portal at ${before.url}.`,
      hint: 'Choose another name, or add --replace.',
    });
  }
  if (before?.production && !profile.production) {
    terminal.note('It isn’t marked as production any more; if it is, add it with --production.');
  }
  const moved =
    before === undefined || before.url !== profile.url || before.token_url !== profile.token_url;
  // A stored secret belongs to the addresses it was given for.
  if (moved && (await credentials.remove(name))) {
    terminal.note('Its stored sign-in was for other addresses and is gone; sign in again.');
  }
  await context.saveConfiguration((now) => ({
    ...now,
    profiles: { ...now.profiles, [name]: profile },
    ...(input.use ? { current: name } : {}),
  }));
  const view = await viewProfile(name, context);
  await context.output.thing(PROFILE_VIEW_FIELDS, { ...view }, () => drawProfile(view, terminal));
  if (view.signed_in_by === null) {
    terminal.note(
      `Sign in: set TAXQ_CLIENT_ID and TAXQ_CLIENT_SECRET, or run\n  taxq --profile ${name} auth login --client-id ID --insecure-storage`,
    );
  }
  if (!view.current) terminal.note(`Make it the current one: taxq profile use ${name}`);
}
