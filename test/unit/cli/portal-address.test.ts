import { describe, expect, test } from 'vitest';
import { credentialsFile } from '../../../src/auth/credentials-file.ts';
import { profileAddress, sandboxAddress } from '../../../src/cli/portal-address.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { ownFolder } from '../store/support/stores.ts';

const running = useSandbox({ seed: 1 });

const PROFILE = {
  url: 'https://a.example',
  token_url: 'https://a.example/t',
  audience: 'a',
  user_id: 'of-the-profile',
  email: 'profile@example.com',
};

const sources = (env: NodeJS.ProcessEnv) => ({ env, credentials: credentialsFile(ownFolder()) });

/** Who a portal with a profile, or the embedded one, is told that the pro is. */
async function proOf(kind: string, env: NodeJS.ProcessEnv) {
  const choice = { name: 'a', chosenBy: '--profile', profile: null };
  const address =
    kind === 'a profile'
      ? await profileAddress(choice, PROFILE, sources(env))
      : await sandboxAddress(choice, {
          ...sources(env),
          ...{ data: running().data, start: false, command: [], note: () => {} },
        });
  return { userId: address?.userId, email: address?.email };
}

test('only Worklayer’s own address is known to have the documented API and nothing more', async () => {
  const choice = { name: 'a', chosenBy: '--profile', profile: null };
  const publicOnly = async (url: string) =>
    (await profileAddress(choice, { ...PROFILE, url }, sources({}))).publicOnly;
  expect(await publicOnly('https://api.worklayer.com/')).toBe(true);
  expect(await publicOnly('https://a.example')).toBe(false);
});

describe('who the pro is', () => {
  test('is what the profile says, or the embedded portal, while the environment says nothing', async () => {
    const env = { TAXQ_EMAIL: '' };
    expect(await proOf('a profile', env)).toEqual({
      userId: 'of-the-profile',
      email: 'profile@example.com',
    });
    expect(await proOf('the embedded portal', env)).toMatchObject({ userId: running().userId });
  });

  test.each(['a profile', 'the embedded portal'])(
    'is with %s what the environment says, and nobody else besides',
    async (kind) => {
      expect(await proOf(kind, { TAXQ_USER_ID: 'u-1' })).toEqual({ userId: 'u-1' });
      expect(await proOf(kind, { TAXQ_EMAIL: 'me@example.com' })).toEqual({
        email: 'me@example.com',
      });
    },
  );
});
