import { TaxqError } from '../errors.ts';
import { originOf, parseOrigin, parseServerUrl } from '../http/origin.ts';

/** A portal that taxq knows, as stored. Field names are those of `profile show --json`. */
export interface Profile {
  url: string;
  token_url: string;
  audience: string;
  /** Who the pro is on a portal that can't tell: a member's user id, or an e-mail to look it up by. */
  user_id?: string;
  email?: string;
  /** The document type ids behind the words draft, final and efile, where they differ from the defaults. */
  tags?: Partial<Record<'draft' | 'final' | 'efile', string>>;
  /** Absolute path of a PEM file of authorities to trust besides those that Node knows. */
  ca?: string;
  /** Real clients work with it, so that no test may write there. */
  production?: boolean;
}

/** The name of the built-in profile of the embedded portal. */
export const SANDBOX = 'sandbox';

/** The name shown for a portal that only the environment describes. */
export const ENVIRONMENT = 'environment';

/** The documented Worklayer API. */
export const WORKLAYER: Profile = {
  url: 'https://api.worklayer.com',
  token_url: 'https://taxfyle.auth0.com/oauth/token',
  audience: 'https://api.worklayer.com/public/',
};

/** Whether a portal is known to speak the documented API and nothing more: Worklayer’s own. */
export const isPublicOnly = ({ url }: Pick<Profile, 'url'>): boolean =>
  originOf(url) === WORKLAYER.url;

/** Whether real clients work with a portal: its profile says so, or it is Worklayer’s own. */
export const isProduction = ({ url, production }: Pick<Profile, 'url' | 'production'>): boolean =>
  production === true || isPublicOnly({ url });

/** What `profile add --preset` fills in. */
export const PRESETS: Record<string, Profile> = { worklayer: WORKLAYER };

/**
 * Checks the name of a profile: lower-case letters, digits and hyphens, at most 32, and no dot, so
 * that it can be a file name and a configuration key everywhere; `sandbox` and `environment` are taken.
 *
 * @throws TaxqError of kind `usage`
 */
export function checkProfileName(name: string): string {
  // A stored sign-in under the environment's name would be found for whatever portal TAXQ_URL names.
  const taken = name === SANDBOX || name === ENVIRONMENT;
  if (/^[a-z0-9][a-z0-9-]{0,31}$/.test(name) && !taken) return name;
  throw new TaxqError({
    kind: 'usage',
    code: 'profile_name',
    message: `“${name}” can’t be a profile’s name.`,
    why: taken
      ? 'That name belongs to a portal that taxq knows without a profile.'
      : 'A name has lower-case letters, digits and hyphens, at most 32.',
    hint: 'Choose another, such as rocket-tax.',
  });
}

/**
 * Checks a profile's addresses.
 *
 * @throws TaxqError of kind `config` for an address that credentials may not be sent to
 */
export function checkProfile(profile: Profile): Profile {
  parseOrigin(profile.url, 'The portal’s URL');
  parseServerUrl(profile.token_url, 'The token URL');
  return profile;
}
