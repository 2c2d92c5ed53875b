import { TaxqError } from '../errors.ts';
import { parseOrigin } from '../http/origin.ts';
import { ENVIRONMENT, type Profile, SANDBOX, WORKLAYER } from './profile.ts';
import { type Configuration, findProfile } from './profiles.ts';

/** Which portal a command works with, and what decided it. */
export interface Choice {
  name: string;
  /** What decided: `--profile`, `TAXQ_PROFILE`, `TAXQ_URL`, `the configuration` or `the default`. */
  chosenBy: string;
  /** Null for the embedded portal, whose address is known only once it runs. */
  profile: Profile | null;
}

function named(name: string, chosenBy: string, configuration: Configuration): Choice {
  if (name === SANDBOX) return { name, chosenBy, profile: null };
  const profile = findProfile(configuration, name);
  if (profile !== undefined) return { name, chosenBy, profile };
  const known = [SANDBOX, ...Object.keys(configuration.profiles)].join(', ');
  throw new TaxqError({
    kind: 'config',
    code: 'profile_unknown',
    message: `There is no profile “${name}”.`,
    why: `${chosenBy} names it; known are: ${known}.`,
    hint: `Add it: taxq profile add ${name} --url … --token-url … --audience …`,
  });
}

function fromEnvironment(url: string, env: NodeJS.ProcessEnv): Choice {
  return {
    name: ENVIRONMENT,
    chosenBy: 'TAXQ_URL',
    profile: {
      url,
      token_url: env['TAXQ_TOKEN_URL'] || new URL('/oauth/token', url).href,
      audience: env['TAXQ_AUDIENCE'] || WORKLAYER.audience,
      ...(env['TAXQ_USER_ID'] ? { user_id: env['TAXQ_USER_ID'] } : {}),
      ...(env['TAXQ_EMAIL'] ? { email: env['TAXQ_EMAIL'] } : {}),
    },
  };
}

/**
 * Chooses the portal: `--profile`, else TAXQ_URL (a portal without a profile) or TAXQ_PROFILE, else
 * the profile made current with `profile use`, else the embedded portal.
 *
 * @throws TaxqError of kind `config` for a profile that doesn't exist, for a TAXQ_URL that can't be
 * used, or for TAXQ_URL and TAXQ_PROFILE together, which name two portals
 */
export function choosePortal(
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
  configuration: () => Configuration,
): Choice {
  if (flag !== undefined) return named(flag, '--profile', configuration());
  const url = env['TAXQ_URL'];
  const name = env['TAXQ_PROFILE'];
  if (url) parseOrigin(url, 'TAXQ_URL');
  if (url && name) {
    throw new TaxqError({
      kind: 'config',
      code: 'two_portals',
      message: 'The environment names two portals.',
      why: `TAXQ_URL is ${url} and TAXQ_PROFILE is ${name}.`,
      hint: 'Unset one of them, or say which with --profile.',
    });
  }
  if (url) return fromEnvironment(url, env);
  if (name) return named(name, 'TAXQ_PROFILE', configuration());
  const { current } = configuration();
  return current === undefined
    ? { name: SANDBOX, chosenBy: 'the default', profile: null }
    : named(current, 'the configuration', configuration());
}
