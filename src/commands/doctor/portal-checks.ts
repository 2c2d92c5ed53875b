import { findCredentials } from '../../auth/credentials.ts';
import { checkProfile, type Profile, SANDBOX, WORKLAYER } from '../../config/profile.ts';
import { type Check, type Finding, fail, pass, warn } from '../../work/checks/check.ts';
import { tokenExpiry } from '../../work/checks/token-expiry.ts';
import { checkSignIn } from '../auth/check-sign-in.ts';
import type { Context, Target } from '../context.ts';

/** Whether the configuration can be read. */
export const configCheck = ({ configuration }: Context): Check => ({
  id: 'config',
  name: 'Configuration',
  run: async () => {
    const { profiles, current } = configuration();
    const count = Object.keys(profiles).length;
    if (current !== undefined && current !== SANDBOX && !Object.hasOwn(profiles, current)) {
      return fail(
        `The current profile is “${current}”, and there is none of that name.`,
        'Choose another: taxq profile use NAME',
      );
    }
    return pass(`${count} ${count === 1 ? 'profile' : 'profiles'} beside the sandbox’s.`);
  },
});

async function judgeProfile(name: string, profile: Profile, context: Context): Promise<Finding> {
  const { url, audience } = checkProfile(profile);
  const { origin } = new URL(url);
  if (origin === WORKLAYER.url && audience !== WORKLAYER.audience) {
    return warn(
      `Its audience is ${audience}; Worklayer documents ${WORKLAYER.audience}.`,
      `Add it again: taxq profile add ${name} --preset worklayer --replace`,
    );
  }
  const means = await findCredentials(name, origin, context.env, context.credentials);
  return pass(`${origin}, ${means === null ? 'not signed in' : `signed in by ${means.source}`}.`);
}

/** One check for each stored profile; none where the configuration can’t be read. */
export function profileChecks(context: Context): Check[] {
  let profiles: Record<string, Profile>;
  try {
    ({ profiles } = context.configuration());
  } catch {
    // The check of the configuration tells why.
    return [];
  }
  return Object.entries(profiles).map(([name, profile]) => ({
    id: `profile.${name}`,
    name: `Profile ${name}`,
    run: () => judgeProfile(name, profile, context),
  }));
}

/** Which portal commands work with. */
export const portalCheck = (context: Context): Check => ({
  id: 'portal',
  name: 'Portal in use',
  run: async () => {
    const { profile, chosenBy, url } = await context.target();
    if (url !== null) return pass(`“${profile}” at ${url}, chosen by ${chosenBy}.`);
    return pass('The embedded portal; it isn’t running, and starts when it is needed.');
  },
});

/** Where the secret of the sign-in is kept. */
export const secretsCheck = (context: Context): Check => ({
  id: 'secrets',
  name: 'Where the secret is kept',
  needs: ['portal'],
  run: async () => {
    const { profile, means } = await context.target();
    if (means === null && profile === SANDBOX) return pass('The embedded portal makes its own.');
    if (means === null) {
      return warn(
        `Nothing is there to sign in to “${profile}” with.`,
        'Set TAXQ_CLIENT_ID and TAXQ_CLIENT_SECRET, or sign in: taxq auth login --client-id ID',
      );
    }
    if (means.store === 'file') {
      return warn(
        `In a plain file: ${context.credentials.path(profile)}.`,
        'A password manager that sets TAXQ_CLIENT_ID and TAXQ_CLIENT_SECRET keeps it safer.',
      );
    }
    return pass(`It comes from ${means.source}.`);
  },
});

function judgeEnd(source: string, end: Date | null, now: Date, proven: boolean): Finding {
  const how = proven ? `Signed in by ${source}` : `There is a token in ${source}`;
  if (end === null) return pass(`${how}.`);
  const minutes = Math.floor((end.getTime() - now.getTime()) / 60_000);
  if (minutes < 0)
    return fail(`The token from ${source} has expired.`, 'Renew it where it is kept.');
  return pass(`${how}; the token is good for ${minutes} min.`);
}

/** Whether the sign-in works; offline, what the token says of itself. */
export const tokenCheck = (target: Target, offline: boolean, context: Context): Check => ({
  id: 'token',
  name: 'Sign-in',
  run: async () => {
    const { means, profile } = target;
    if (means === null) return fail(`“${profile}” isn’t signed in.`, 'Run: taxq auth login --help');
    const told = means.kind === 'token' ? tokenExpiry(means.token) : null;
    if (offline && means.kind === 'client') {
      return pass(`There is ${means.source}; offline it isn’t tried.`);
    }
    if (offline || (told !== null && told < context.clock())) {
      return judgeEnd(means.source, told, context.clock(), false);
    }
    const tried = await checkSignIn(target, context);
    const judged = judgeEnd(means.source, tried?.expiresAt ?? told, context.clock(), true);
    const strange = tried?.strange ?? null;
    if (strange === null) return judged;
    const what = 'It is taken to have the documented API only; asked for more, it answered:';
    return { ...judged, message: `${judged.message} ${what} ${strange}` };
  },
});
