import { describe, expect, it } from 'vitest';
import { choosePortal } from '../../../src/config/choose-portal.ts';
import type { Configuration } from '../../../src/config/profiles.ts';

const PORTAL = { url: 'https://a.example', token_url: 'https://a.example/t', audience: 'a' };
const CONFIGURATION: Configuration = {
  current: 'current',
  profiles: { current: PORTAL, named: PORTAL, flagged: PORTAL },
};
const URL_ONLY = { TAXQ_URL: 'https://env.example' };

const choose = (
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
  configuration: Configuration = CONFIGURATION,
) => choosePortal(flag, env, () => configuration);

describe('the portal that a command works with', () => {
  it.each([
    ['flagged', { TAXQ_PROFILE: 'named' }, 'flagged', '--profile'],
    ['flagged', URL_ONLY, 'flagged', '--profile'],
    ['flagged', { ...URL_ONLY, TAXQ_PROFILE: 'named' }, 'flagged', '--profile'],
    ['sandbox', { TAXQ_PROFILE: 'named' }, 'sandbox', '--profile'],
    [undefined, URL_ONLY, 'environment', 'TAXQ_URL'],
    [undefined, { TAXQ_PROFILE: 'named' }, 'named', 'TAXQ_PROFILE'],
    [undefined, { TAXQ_PROFILE: 'sandbox' }, 'sandbox', 'TAXQ_PROFILE'],
    [undefined, { TAXQ_PROFILE: '', TAXQ_URL: '' }, 'current', 'the configuration'],
    [undefined, {}, 'current', 'the configuration'],
  ])('with --profile %s and %j is %s, by %s', (flag, env, name, chosenBy) => {
    expect(choose(flag, env)).toMatchObject({ name, chosenBy });
  });

  it('is the embedded one on a machine with no profile', () => {
    expect(choose(undefined, {}, { profiles: {} })).toEqual({
      name: 'sandbox',
      chosenBy: 'the default',
      profile: null,
    });
  });

  it('has the documented token path and audience when the environment gives only its URL', () => {
    expect(choose(undefined, URL_ONLY).profile).toEqual({
      url: 'https://env.example',
      token_url: 'https://env.example/oauth/token',
      audience: 'https://api.worklayer.com/public/',
    });
  });

  it('knows the pro by TAXQ_EMAIL or TAXQ_USER_ID when the environment gives them', () => {
    const env = { ...URL_ONLY, TAXQ_EMAIL: 'pro@example.com', TAXQ_USER_ID: 'u-1' };
    expect(choose(undefined, env).profile).toMatchObject({
      email: 'pro@example.com',
      user_id: 'u-1',
    });
  });

  it('doesn’t need a readable configuration when the environment describes it', () => {
    const broken = () => {
      throw new Error('must not be read');
    };
    expect(choosePortal(undefined, URL_ONLY, broken).name).toBe('environment');
  });
});

describe('what is no choice', () => {
  const codeOf = (flag: string | undefined, env: NodeJS.ProcessEnv, config = CONFIGURATION) => {
    try {
      return choose(flag, env, config).name;
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : String(error);
    }
  };

  it.each([
    ['a profile that isn’t there', 'nobody', {}, 'profile_unknown'],
    [
      'one of the environment that isn’t there',
      undefined,
      { TAXQ_PROFILE: 'x' },
      'profile_unknown',
    ],
    ['a name that every object has', 'constructor', {}, 'profile_unknown'],
    ['another one', '__proto__', {}, 'profile_unknown'],
    ['two portals at once', undefined, { ...URL_ONLY, TAXQ_PROFILE: 'named' }, 'two_portals'],
    [
      'an address with a password, before it is shown beside a profile',
      undefined,
      { TAXQ_URL: 'https://me:hunter2@a.example', TAXQ_PROFILE: 'named' },
      'url_refused',
    ],
    ['an address that is none', undefined, { TAXQ_URL: 'portal' }, 'url_refused'],
    ['an address without a host', undefined, { TAXQ_URL: 'mailto:me@a.example' }, 'url_refused'],
    ['an address in the clear', undefined, { TAXQ_URL: 'http://a.example' }, 'url_refused'],
    ['an address with a path', undefined, { TAXQ_URL: 'https://a.example/x' }, 'url_refused'],
  ])('%s', (_, flag, env, code) => {
    expect(codeOf(flag, env)).toBe(code);
  });

  it('a current profile that was taken out of the file by hand', () => {
    expect(codeOf(undefined, {}, { current: 'gone', profiles: {} })).toBe('profile_unknown');
  });
});
