import { describe, expect, it } from 'vitest';
import { STATUS_FIELDS } from '../../../src/commands/auth/fields.ts';
import { homeWith } from '../../support/home.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { json, startPortal } from '../../support/server.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';

const sandbox = useSandbox();

describe('auth status', () => {
  it('tells who you are, by what, and until when, without the secret or the token', async () => {
    const ran = await taxq(['auth', 'status', '--json'], { env: sandboxEnv(sandbox()) });
    expect(ran.code).toBe(0);
    expect(Object.keys(ran.json<object>())).toEqual([...STATUS_FIELDS]);
    expect(ran.json()).toMatchObject({
      profile: 'environment',
      chosen_by: 'TAXQ_URL',
      url: sandbox().url,
      token_source: 'TAXQ_CLIENT_ID and TAXQ_CLIENT_SECRET',
      store: 'environment',
      signed_in: true,
      token_expires_time: expect.stringMatching(/^\d{4}-.*Z$/),
      user: { user_id: expect.any(String), email: expect.stringContaining('@') },
    });
    expect(ran.stdout + ran.stderr).not.toContain(sandbox().clientSecret);
  });

  it('is a few lines on a terminal', async () => {
    const ran = await taxq(['auth', 'status'], { env: sandboxEnv(sandbox()), terminal: true });
    expect(ran.stdout).toMatch(/✓ Signed in\n {2}profile {7}environment \(chosen by TAXQ_URL\)\n/);
  });

  it('shows what would be used, and calls nobody, with --offline', async () => {
    const portal = await startPortal((_, response) => json(response, {}));
    const ran = await taxq(['auth', 'status', '--offline', '--json'], { env: portal.env });
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.json()).toMatchObject({ signed_in: null, token_expires_time: null, user: null });
    expect(portal.seen).toHaveLength(0);
  });

  it('makes one token request and proves the token where the portal can’t tell whose it is', async () => {
    const portal = await startPortal((_, response) => json(response, { data: [] }));
    const ran = await taxq(['auth', 'status', '--json'], { env: portal.env });
    expect(ran.json()).toMatchObject({ signed_in: true, user: null });
    expect(portal.seen.filter(({ path }) => path === '/oauth/token')).toHaveLength(1);
    expect(portal.calls().map(({ path }) => path)).toEqual(['/v1.0/jobs?page_size=1']);
  });

  it('ends with 4 and says so when the token is refused', async () => {
    const env = { TAXQ_URL: sandbox().url, TAXQ_TOKEN: 'not-a-token' };
    const ran = await taxq(['auth', 'status', '--json'], { env });
    expect(ran.code).toBe(4);
    expect(ran.json()).toMatchObject({ signed_in: false, token_source: 'TAXQ_TOKEN' });
    expect(ran.stderr).not.toContain('not-a-token');
  });

  it('ends with 4 when there is nothing to sign in with', async () => {
    const profile = { url: sandbox().url, token_url: sandbox().tokenUrl, audience: 'a' };
    const home = await homeWith({ current: 'mine', profiles: { mine: profile } });
    const ran = await taxq(['auth', 'status', '--json'], { env: { TAXQ_HOME: home } });
    expect(ran.code).toBe(4);
    expect(ran.json()).toMatchObject({ signed_in: false, store: 'none', token_source: null });
  });

  it('ends with 7, and claims nothing, when nobody answers', async () => {
    const env = { ...sandboxEnv(sandbox()), TAXQ_TOKEN_URL: 'http://127.0.0.1:9/oauth/token' };
    const ran = await taxq(['auth', 'status', '--json'], { env });
    expect(ran.code).toBe(7);
    expect(ran.json()).toMatchObject({ signed_in: null });
  });

  it('doesn’t start the embedded portal only to look', async () => {
    const ran = await taxq(['auth', 'status']);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('isn’t running') });
  });
});
