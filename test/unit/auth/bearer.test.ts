import { describe, expect, it } from 'vitest';
import { fixedBearer, noCredentials, renewingBearer } from '../../../src/auth/bearer.ts';

const renewing = (lifetimeMs = 3_600_000) => {
  const clock = { now: 0 };
  let fetched = 0;
  const bearer = renewingBearer(
    'mine',
    'a test',
    async () => {
      fetched += 1;
      return { value: `token-${fetched}`, expiresAt: clock.now + lifetimeMs };
    },
    () => clock.now,
  );
  return { bearer, clock, fetched: () => fetched };
};

describe('a token that can be renewed', () => {
  it('is fetched when it is first needed, and kept', async () => {
    const { bearer, fetched } = renewing();
    expect(fetched()).toBe(0);
    expect([await bearer.token(), await bearer.token()]).toEqual(['token-1', 'token-1']);
    expect(fetched()).toBe(1);
  });

  it('is fetched once for any number of calls at the same moment', async () => {
    const { bearer, fetched } = renewing();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => bearer.token()));
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
    expect(fetched()).toBe(1);
  });

  it('is renewed once when many calls had the old one refused, early or late', async () => {
    const { bearer, fetched } = renewing();
    const old = await bearer.token();
    const early = await Promise.all(Array.from({ length: 5 }, () => bearer.token(old)));
    const late = await bearer.token(old);
    expect([...early, late]).toEqual(Array(6).fill('token-2'));
    expect(fetched()).toBe(2);
  });

  it('is renewed half a minute before its end', async () => {
    const { bearer, clock } = renewing(60_000);
    await bearer.token();
    clock.now = 29_999;
    expect(await bearer.token()).toBe('token-1');
    clock.now = 30_000;
    expect(await bearer.token()).toBe('token-2');
  });

  it('is asked for again after a failure', async () => {
    let tries = 0;
    const bearer = renewingBearer('mine', 'a test', async () => {
      tries += 1;
      if (tries === 1) throw new Error('down');
      return { value: 'good', expiresAt: Date.now() + 3_600_000 };
    });
    await expect(bearer.token()).rejects.toThrow('down');
    expect(await bearer.token()).toBe('good');
  });
});

it('gives a fixed token as it is, refused or not', async () => {
  const bearer = fixedBearer('mine', 'TAXQ_TOKEN', 'given');
  expect([await bearer.token(), await bearer.token('given')]).toEqual(['given', 'given']);
});

it('names the profile and the ways to sign in when there is none', () => {
  const error = noCredentials('mine');
  expect(error.kind).toBe('auth');
  expect(`${error.message} ${error.why} ${error.hint}`).toMatch(
    /“mine”.*TAXQ_TOKEN.*TAXQ_CLIENT_ID.*auth login/,
  );
});
