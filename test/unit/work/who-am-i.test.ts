import { describe, expect, it, onTestFinished } from 'vitest';
import { openSession } from '../../../src/work/open-session.ts';
import { whoAmI } from '../../../src/work/session.ts';
import { json, startServer } from '../../support/server.ts';

const ME = {
  user_id: 'u-me',
  email: 'me@firm.example',
  given_name: 'Dana',
  family_name: 'Whitaker',
  display_name: 'Dana Whitaker',
  credential: 'CPA',
  state: 'TX',
  workspaces: [],
};

const member = (user_id: string, email: string | null) => ({ user_id, email, type: 'PROVIDER' });

async function portal(profile: { userId?: string; email?: string }, pro = false) {
  const pages: Record<string, unknown> = {
    '': { data: [member('u-1', 'one@firm.example')], next_page_token: '2' },
    2: { data: [member('u-2', 'ME@firm.example'), member('u-3', null)] },
  };
  const server = await startServer(({ path }, response) => {
    if (path === '/pro/v1/capabilities') {
      return pro ? json(response, { capabilities: ['me'] }) : json(response, {}, 404);
    }
    if (path === '/pro/v1/me') return json(response, ME);
    const token = new URL(path, 'http://x').searchParams.get('page_token') ?? '';
    return json(response, pages[token]);
  });
  const { session, close } = openSession(
    {
      name: 'mine',
      url: server.origin,
      tokenUrl: `${server.origin}/oauth/token`,
      audience: 'aud',
      means: { kind: 'token', source: 'a test', store: 'environment', token: 't' },
      ...profile,
    },
    { userAgent: 'test' },
  );
  onTestFinished(close);
  return { server, session };
}

describe('who the pro is', () => {
  it('is asked of a portal that can tell', async () => {
    const { session } = await portal({ userId: 'other' }, true);
    expect(await whoAmI(session)).toMatchObject({ user_id: 'u-me', job_limit: null });
  });

  it('is the profile’s user id elsewhere, and nobody is asked', async () => {
    const { server, session } = await portal({ userId: 'u-9' });
    expect(await whoAmI(session)).toMatchObject({ user_id: 'u-9', email: null });
    expect(new Set(server.seen.map(({ path }) => path))).toEqual(new Set(['/pro/v1/capabilities']));
  });

  it('is looked up by e-mail among the members, page by page, in any case', async () => {
    const { server, session } = await portal({ email: 'me@firm.example' });
    expect(await whoAmI(session)).toMatchObject({ user_id: 'u-2', email: 'me@firm.example' });
    const asked = server.seen.find(({ path }) => path.startsWith('/v1.0/members'));
    const first = new URL(asked?.path ?? '', 'http://x').searchParams;
    expect(first.get('filter')).toBe('email = "me@firm.example"');
  });

  it.each([{}, { email: 'nobody@firm.example' }])(
    'is an error that says what to set when %j tells nobody',
    async (profile) => {
      const { session } = await portal(profile);
      await expect(whoAmI(session)).rejects.toMatchObject({
        kind: 'config',
        code: 'pro_unknown',
        hint: expect.stringContaining('TAXQ_USER_ID'),
      });
    },
  );
});
