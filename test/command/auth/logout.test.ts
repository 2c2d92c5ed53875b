import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOGOUT_FIELDS } from '../../../src/commands/auth/fields.ts';
import { homeWith, signInPath } from '../../support/home.ts';
import { taxq } from '../../support/taxq.ts';

const PROFILE = {
  url: 'https://portal.example',
  token_url: 'https://portal.example/oauth/token',
  audience: 'aud',
};

async function signedIn(text = '{"client_id":"id","client_secret":"secret"}') {
  const home = await homeWith({ current: 'mine', profiles: { mine: PROFILE } });
  await mkdir(dirname(signInPath(home, 'mine')));
  await writeFile(signInPath(home, 'mine'), text);
  return home;
}

describe('auth logout', () => {
  it('removes the stored sign-in', async () => {
    const home = await signedIn();
    const ran = await taxq(['auth', 'logout', '--json'], { env: { TAXQ_HOME: home } });
    expect(ran.code).toBe(0);
    expect(Object.keys(ran.json<object>())).toEqual([...LOGOUT_FIELDS]);
    expect(ran.json()).toEqual({
      profile: 'mine',
      removed: true,
      store_path: signInPath(home, 'mine'),
      still_signed_in_by: null,
    });
  });

  it('says so when there is nothing to remove', async () => {
    const home = await homeWith({ current: 'mine', profiles: { mine: PROFILE } });
    const ran = await taxq(['auth', 'logout'], { env: { TAXQ_HOME: home } });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain('has no stored sign-in');
  });

  it('says that the environment still signs in', async () => {
    const env = { TAXQ_HOME: await signedIn(), TAXQ_TOKEN: 'x' };
    const ran = await taxq(['auth', 'logout'], { env });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('still signed in by TAXQ_TOKEN');
  });

  it('removes one that is broken too', async () => {
    const env = { TAXQ_HOME: await signedIn('{') };
    const ran = await taxq(['auth', 'logout'], { env });
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('is gone') });
  });
});
