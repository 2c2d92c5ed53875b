import type { ServerResponse } from 'node:http';
import { json, type Seen, startServer, type TestServer } from './server.ts';

const TIME = '2026-03-02T15:00:00Z';

/** The pro on all its jobs. */
export const STRANGERS_PRO = 'u-pro';

/** A job of the documented API, of a client called as it says. */
export const strangersJob = (n: number, client: string, change: object = {}) => ({
  id: `job-${n}`,
  short_id: `ABCDEFGH${100 + n}`,
  status: 'CLAIMED',
  description: `${client} | 2025 | 1040`,
  create_time: TIME,
  members: [
    { role: 'CLIENT', type: 'CLIENT', user_id: `u-${n}`, display_name: client },
    { role: 'PROVIDER', type: 'PROVIDER', user_id: STRANGERS_PRO, display_name: 'Dana Whitaker' },
  ],
  ...change,
});

const JOBS = [strangersJob(1, 'Maeve Quill'), strangersJob(2, 'Liam Frost')];
const ITEM = { id: 'PLANNING', name: 'Planning call' };

/** Answers one request in another way than the rest of the portal. */
export type Odd = (response: ServerResponse, seen: Seen) => void;

function ordinary(path: string, jobs: readonly { id: string; short_id: string }[]): unknown {
  const [, , kind, name = '', part] = path.split('/');
  if (kind === 'members') return { data: [{ user_id: STRANGERS_PRO, email: 'dana@firm.example' }] };
  if (kind === 'scope_change') return { data: [ITEM] };
  if (kind !== 'jobs') return undefined;
  if (name === '') return { data: jobs };
  const job = jobs.find(({ id, short_id }) => id === name || name === `getByShortId:${short_id}`);
  if (part === undefined) return job;
  if (part === 'questionnaire') return { ready_to_submit: true, questions: [] };
  if (part === 'checklist') return { sections: [] };
  return { data: [] };
}

/**
 * Starts a portal of somebody else's, who has read the documented API and nothing more: two jobs, a
 * token, and 404 for all that isn't documented. It ends with the test.
 *
 * @param odd by method and path, such as `GET /v1.0/jobs`, what it answers in another way
 */
export async function startStranger(
  odd: Readonly<Record<string, Odd>> = {},
  jobs: readonly { id: string; short_id: string }[] = JOBS,
): Promise<TestServer & { env: Record<string, string> }> {
  const server = await startServer((seen, response) => {
    const path = decodeURIComponent(seen.path.split('?')[0] ?? '');
    const other = odd[`${seen.method} ${path}`];
    if (other !== undefined) return other(response, seen);
    if (path === '/oauth/token') return json(response, { access_token: 'tok', expires_in: 3600 });
    const found = seen.method === 'GET' ? ordinary(path, jobs) : undefined;
    return found === undefined ? json(response, { name: 'NotFound' }, 404) : json(response, found);
  });
  const env = {
    TAXQ_URL: server.origin,
    TAXQ_TOKEN_URL: `${server.origin}/oauth/token`,
    TAXQ_CLIENT_ID: 'id',
    TAXQ_CLIENT_SECRET: 'test-secret',
    TAXQ_USER_ID: STRANGERS_PRO,
  };
  return { ...server, env };
}

/** Answers with a web page, as a server does that knows no such address. */
export const webPage: Odd = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>App</title>');
};

/** Answers with a status, and a body of the portal's own fashion. */
export const refusal =
  (status: number, body: unknown = { name: 'No', message: 'not for you' }): Odd =>
  (response) =>
    json(response, body, status);
