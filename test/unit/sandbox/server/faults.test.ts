import { createHash } from 'node:crypto';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addFault, clearFaults, listFaults } from '../../../../src/sandbox/control-faults.ts';
import { type Locator, readLocator } from '../../../../src/sandbox/locator.ts';
import { useSandbox } from '../../../support/sandbox.ts';
import { type Api, type Reply, requestToken, signIn } from '../support/api.ts';
import { ownSandbox, uploadForm } from '../support/sandbox.ts';
import { tusClient } from '../support/tus.ts';

interface Listed {
  data: { id: string; short_id: string; status: string; sha256: string }[];
  next_page_token: string;
}

const sandbox = useSandbox({ seed: 60 });
let api: Api;
let locator: Locator;
let jobs: Listed['data'] = [];
let open: Listed['data'] = [];

beforeAll(async () => {
  const found = await readLocator(sandbox().data);
  if (found === null) throw new Error('a running sandbox without a locator');
  locator = found;
  api = await signIn(sandbox());
  jobs = (await api.get<Listed>('/pro/v1/jobs')).body.data;
  open = jobs.filter(({ status }) => status === 'CLAIMED');
});

afterEach(() => clearFaults(locator));

const set = (fault: object) => addFault(locator, fault);
const documentsOf = (job: { id: string } | undefined) => `/pro/v1/jobs/${job?.id}/documents`;
const titles = async (job: { id: string } | undefined) =>
  (await api.get<{ data: { title: string }[] }>(documentsOf(job))).body.data.map(
    ({ title }) => title,
  );
const upload = (title: string, job = open[0], headers: Record<string, string> = {}) =>
  api.post(
    documentsOf(job),
    uploadForm({ title, document_type_id: 'W_2' }, 'x'.repeat(4_000)),
    headers,
  );

interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  isCut: boolean;
}

/** What of an answer arrived at a client that takes what comes. */
async function raw(path: string) {
  return new Promise<RawAnswer>((resolve, reject) => {
    const headers = { authorization: `Bearer ${api.token}` };
    const call = httpRequest(`${sandbox().url}${path}`, { headers }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => {
        text += part.toString('utf8');
      });
      answer.on('error', () => {});
      answer.on('close', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text,
          isCut: !answer.complete,
        }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

describe('a status', () => {
  test('is answered as the portal answers, before anything is done', async () => {
    await set({ on: 'uploadProDocument', status: 503, headers: { 'retry-after': '7' }, times: 1 });
    const refused = await upload('Refused');
    expect(refused).toMatchObject({ status: 503, body: { title: 'Service Unavailable' } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.headers.get('retry-after')).toBe('7');
    expect(await titles(open[0])).not.toContain('Refused');
    expect((await upload('Taken')).status).toBe(201);
  });

  test('speaks OAuth at the token endpoint', async () => {
    await set({ on: 'getToken', status: 503 });
    const answer = await fetch(sandbox().tokenUrl, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: 'temporarily_unavailable' });
  });

  test('can have a body of its own', async () => {
    await set({ on: 'getMe', status: 418, body: { tea: 'pot' } });
    expect(await api.get('/pro/v1/me')).toMatchObject({ status: 418, body: { tea: 'pot' } });
    await clearFaults(locator);
    await set({ on: 'getMe', status: 502, body: 'html' });
    expect(await raw('/pro/v1/me')).toMatchObject({
      status: 502,
      text: expect.stringMatching(/^<!d/),
    });
  });
});

test.each([204, 205, 304])('a status %i has no body, and no length of one', async (status) => {
  for (const more of [{}, { latency: 1 }]) {
    await set({ on: 'getMe', status, ...more });
    const answer = await raw('/pro/v1/me');
    expect(answer).toMatchObject({ status, text: '', isCut: false });
    expect(answer.headers['content-length'] ?? '0').toBe('0');
    expect(answer.headers['content-type']).toBeUndefined();
    await clearFaults(locator);
  }
});

test('an answer that has no body can be spoilt, but gets none', async () => {
  const tus = tusClient(sandbox().url, api.token);
  const path = (await tus.create(open[0]?.id ?? '', 4)).headers.get('location') ?? '';
  await set({ on: 'sendUpload', body: 'malformed' });
  const answer = await tus.patch(path, 0, 'abcd');
  expect([answer.status, answer.headers.get('content-length')]).toEqual([204, null]);
});

describe('a rate limit', () => {
  test('asks for seconds', async () => {
    await set({ on: 'getMe', rate_limit: '1500ms' });
    const answer = await api.get('/pro/v1/me');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
  });

  test('asks for a date, by the clock of its Date header', async () => {
    await set({ on: 'getMe', rate_limit: '10m', retry_after_as: 'date', clock_skew: '-2h' });
    const { headers } = await api.get('/pro/v1/me');
    const ahead = (name: string) => Date.parse(headers.get(name) ?? '') - Date.now();
    expect(ahead('retry-after') - ahead('date')).toBeGreaterThanOrEqual(600_000);
    expect(ahead('retry-after') - ahead('date')).toBeLessThanOrEqual(601_000);
    expect(Math.abs(ahead('date') + 7_200_000)).toBeLessThan(5_000);
  });
});

describe('a token', () => {
  test('is refused once it was used so often, and a new one is good', async () => {
    await set({ expire_token: '2 uses' });
    const statuses: number[] = [];
    for (let use = 1; use <= 4; use += 1) statuses.push((await api.get('/pro/v1/me')).status);
    expect(statuses).toEqual([200, 200, 401, 401]);
    expect((await (await signIn(sandbox())).get('/pro/v1/me')).status).toBe(200);
  });

  test('is refused so long after its issue', async () => {
    await set({ expire_token: '0s', on: 'getMe' });
    const refused = await api.get('/pro/v1/me');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('invalid_token');
    await clearFaults(locator);
    await set({ expire_token: '1h', on: 'getMe' });
    expect((await api.get('/pro/v1/me')).status).toBe(200);
  });
});

describe('a cut connection', () => {
  test('before the answer leaves nothing done', async () => {
    await set({ on: 'uploadProDocument', reset: 'before-headers' });
    await expect(upload('Lost early')).rejects.toThrow('fetch failed');
    expect(await titles(open[0])).not.toContain('Lost early');
  });

  test('after the work leaves it done, and only the answer is lost', async () => {
    await set({ on: 'uploadProDocument', reset: 'after-commit' });
    await expect(upload('Lost late')).rejects.toThrow('fetch failed');
    expect((await titles(open[0])).filter((title) => title === 'Lost late')).toHaveLength(1);
  });

  test.each([
    [undefined, 0.5],
    [100, null],
    [0, 0],
  ])('in the middle of a body lets %s bytes of it through', async (bytes, part) => {
    const whole = Buffer.byteLength((await raw('/pro/v1/jobs')).text);
    await set({
      on: 'listProJobs',
      reset: 'mid-body',
      ...(bytes === undefined ? {} : { after_bytes: bytes }),
    });
    const { status, text, isCut } = await raw('/pro/v1/jobs');
    expect({ status, isCut }).toEqual({ status: 200, isCut: true });
    expect(Buffer.byteLength(text)).toBe(part === null ? bytes : Math.floor(whole * part));
  });

  test('while a piece of a file arrives leaves what arrived, to go on from there', async () => {
    const tus = tusClient(sandbox().url, api.token);
    const path = (await tus.create(open[0]?.id ?? '', 5_000)).headers.get('location') ?? '';
    await set({ on: 'sendUpload', reset: 'during-request', after_bytes: 1_200, times: 1 });
    await expect(tus.patch(path, 0, 'x'.repeat(5_000))).rejects.toThrow('fetch failed');
    const offset = async () => (await tus.head(path)).headers.get('upload-offset');
    await expect.poll(offset).toBe('1200');
    expect((await tus.patch(path, 1_200, 'x'.repeat(3_800))).status).toBe(204);
  });

  test('while an upload arrives leaves nothing, wherever it was cut', async () => {
    for (const bytes of [undefined, 0, 100_000]) {
      await set({
        on: 'uploadProDocument',
        reset: 'during-request',
        times: 1,
        ...(bytes === undefined ? {} : { after_bytes: bytes }),
      });
      await expect(upload('Cut')).rejects.toThrow('fetch failed');
    }
    expect(await titles(open[0])).not.toContain('Cut');
  });
});

describe('a spoilt body', () => {
  test.each([
    ['truncated', /^\{"data".*[^}]$/s],
    ['malformed', /,\}$/],
    ['empty', /^$/],
  ])('%s is no JSON, in an answer that looks well', async (body, text) => {
    await set({ on: 'listProJobs', body });
    const answer = await raw('/pro/v1/jobs?page_size=2');
    expect(answer).toMatchObject({ status: 200, isCut: false, text: expect.stringMatching(text) });
    expect(() => JSON.parse(answer.text)).toThrow();
  });

  test('html is a web page with 200, whatever the portal said', async () => {
    await set({ on: 'getJob', body: 'html' });
    const answer = await fetch(`${sandbox().url}/v1.0/jobs/none`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      ...[200, 'text/html; charset=utf-8'],
    ]);
    expect(await answer.text()).toContain('<h1>Welcome</h1>');
  });
});

test('a wrong digest is told in uploads, lists and contents, and the bytes stay right', async () => {
  const sha256 = createHash('sha256').update('x'.repeat(4_000)).digest('hex');
  await set({ digest: 'wrong' });
  const told = (await upload('Misquoted', open[1])).body;
  expect(told).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), size: 4_000 });
  expect(told['sha256']).not.toBe(sha256);
  const listed = await api.get<Listed>(documentsOf(open[1]));
  expect(listed.body.data.find(({ id }) => id === told['id'])?.sha256).toBe(told['sha256']);
  const { headers } = await api.get(`/v1.0/documents/${told['id']}/download`);
  const content = await fetch(headers.get('location') ?? '');
  expect(content.headers.get('etag')).toBe(`"${told['sha256']}"`);
  expect(content.headers.get('repr-digest')).toContain(
    Buffer.from(String(told['sha256']), 'hex').toString('base64'),
  );
  expect(await content.text()).toBe('x'.repeat(4_000));
});

test('an endless list goes on from its last page with its first', async () => {
  await set({ on: 'listProJobs', page_token: 'endless' });
  const page = async (token: string) =>
    (await api.get<Listed>(`/pro/v1/jobs?page_size=40&page_token=${token}`)).body;
  const first = await page('');
  const second = await page(first.next_page_token);
  const third = await page(second.next_page_token);
  const fourth = await page(third.next_page_token);
  const fifth = await page(fourth.next_page_token);
  expect([second.next_page_token, fourth.next_page_token]).toEqual(['again-1', 'again-1']);
  expect(third.data).toEqual(first.data);
  expect(fifth.data).toEqual(first.data);
});

describe('a request that is delivered twice', () => {
  test('is carried out twice, and answered with the second', async () => {
    await set({ on: 'uploadProDocument', duplicate: true });
    const { status, body } = await upload('Twice', open[2]);
    expect(status).toBe(201);
    expect((await titles(open[2])).filter((title) => title === 'Twice')).toHaveLength(2);
    const listed = await api.get<Listed>(documentsOf(open[2]));
    expect(listed.body.data.at(-1)?.id).toBe(body['id']);
  });

  test('is one all the same with an Idempotency-Key', async () => {
    await set({ on: 'uploadProDocument', duplicate: true });
    const { status } = await upload('Once', open[2], { 'idempotency-key': 'only-once' });
    expect(status).toBe(201);
    expect((await titles(open[2])).filter((title) => title === 'Once')).toHaveLength(1);
  });

  test('is not let in from elsewhere for that', async () => {
    await set({ duplicate: true });
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'evil.example', authorization: `Bearer ${api.token}` };
      httpRequest(`${sandbox().url}/pro/v1/me`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});

describe('an answer that takes its time', () => {
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };

  test('comes late, with all it has', async () => {
    await set({ on: 'getMe', latency: 80 });
    let answer: Reply<Record<string, unknown>> | undefined;
    const took = await timed(async () => {
      answer = await api.get('/pro/v1/me');
    });
    expect(took).toBeGreaterThan(75);
    expect(answer).toMatchObject({ status: 200, body: { user_id: expect.any(String) } });
  });

  test('comes when the work has long been done', async () => {
    await set({ on: 'uploadProDocument', latency: '1m' });
    const signal = new AbortController();
    const given = fetch(`${sandbox().url}${documentsOf(open[3])}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.token}` },
      body: uploadForm({ title: 'Slow', document_type_id: 'W_2' }),
      signal: signal.signal,
    });
    await expect.poll(() => titles(open[3])).toContain('Slow');
    signal.abort();
    await expect(given).rejects.toThrow('aborted');
  });

  test('comes in drops', async () => {
    const whole = (await raw('/pro/v1/me')).text;
    const drops = 4;
    await set({ on: 'getMe', drip: `${Math.ceil(whole.length / drops)}/20ms` });
    let dripped = '';
    const took = await timed(async () => {
      dripped = (await raw('/pro/v1/me')).text;
    });
    expect(dripped).toBe(whole);
    expect(took).toBeGreaterThan(20 * (drops - 1) - 5);
  });
});

test('a clock that is off is in the Date header and in what is stamped', async () => {
  await set({ on: 'sendProMessage', clock_skew: '+3d' });
  const { headers, body } = await api.post(`/pro/v1/jobs/${open[0]?.id}/messages`, {
    text: 'From the future',
  });
  const ahead = (text: unknown) => Date.parse(String(text)) - Date.now();
  expect(Math.abs(ahead(headers.get('date')) - 3 * 86_400_000)).toBeLessThan(5_000);
  expect(Math.abs(ahead(body['create_time']) - 3 * 86_400_000)).toBeLessThan(5_000);
  const other = await api.get('/pro/v1/me');
  expect(Math.abs(ahead(other.headers.get('date')))).toBeLessThan(5_000);
});

describe('a fault of one job', () => {
  test('is met by its path, and by the fields of an upload', async () => {
    const [one, other] = open;
    await set({ job: one?.short_id, status: 503 });
    const form = (id = '') => uploadForm({ job_id: id, title: 'Mine', document_type_id: 'W_2' });
    const status = async (reply: Promise<Reply<unknown>>) => (await reply).status;
    expect([
      await status(api.get(documentsOf(one))),
      await status(api.get(`/v1.0/jobs/getByShortId%3A${one?.short_id}`)),
      await status(api.post('/v1.0/documents', form(one?.id))),
    ]).toEqual([503, 503, 503]);
    expect([
      await status(api.get(documentsOf(other))),
      await status(api.get('/pro/v1/jobs')),
      await status(api.post('/v1.0/documents', form(other?.id))),
    ]).toEqual([200, 200, 200]);
  });

  test('is met by one of its documents', async () => {
    const { body } = await upload('Mine', open[0]);
    const { body: other } = await upload('Another’s', open[1]);
    await set({ job: open[0]?.short_id, status: 503 });
    expect((await api.get(`/v1.0/documents/${body['id']}`)).status).toBe(503);
    expect((await api.get(`/v1.0/documents/${other['id']}`)).status).toBe(200);
  });

  test('is refused where there is no such job', async () => {
    await expect(set({ job: 'AAAAAAAAAAA', status: 503 })).rejects.toMatchObject({
      kind: 'not-found',
      message: 'There is no job AAAAAAAAAAA.',
    });
  });
});

describe('the control endpoints', () => {
  test('are never spoilt, so that faults can always be cleared', async () => {
    await set({ reset: 'before-headers' });
    await expect(api.get('/pro/v1/me')).rejects.toThrow('fetch failed');
    expect(await listFaults(locator)).toMatchObject([{ matched: 1, acted: 1, left: null }]);
    await clearFaults(locator);
    expect((await api.get('/pro/v1/me')).status).toBe(200);
  });

  test('take faults from the holder of the control secret only', async () => {
    expect((await api.get('/sandbox/faults')).status).toBe(401);
    expect((await api.post('/sandbox/faults', { faults: [{ status: 500 }] })).status).toBe(401);
    expect((await api.post('/sandbox/faults/clear')).status).toBe(401);
  });

  test('refuse what is no fault', async () => {
    await expect(set({ status: 'x' })).rejects.toThrow('“status” must be');
    await expect(clearFaults(locator, ['f99'])).rejects.toMatchObject({ kind: 'not-found' });
  });
});

test('one connection is used on after faults that leave it whole', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await set({ on: 'getMe', body: 'truncated', times: 1 });
  await set({ on: 'getMe', drip: '64/1ms', times: 1 });
  const ports = new Set<number | undefined>();
  for (let count = 0; count < 3; count += 1) {
    await new Promise<void>((resolve, reject) => {
      const headers = { authorization: `Bearer ${api.token}` };
      const call = httpRequest(`${sandbox().url}/pro/v1/me`, { agent, headers }, (answer) => {
        ports.add(answer.socket.localPort);
        answer.resume().on('end', () => setImmediate(resolve));
      });
      call.on('error', reject).end();
    });
  }
  agent.destroy();
  expect(ports.size).toBe(1);
});

test('a sandbox starts with faults, and a reset brings it back to them', async () => {
  const { parseFaultsFile } = await import('../../../../src/sandbox/faults/faults-file.ts');
  const own = await ownSandbox({
    faults: parseFaultsFile('- on: getMe\n  status: 503\n  times: 1\n', 'faults.yaml'),
  });
  await addFault(own.locator, { on: 'getMe', status: 500 });
  const me = async () => (await own.pro.get('/pro/v1/me')).status;
  expect([await me(), await me()]).toEqual([503, 500]);
  const { resetRunning } = await import('../../../../src/sandbox/control.ts');
  await resetRunning(own.data);
  expect([await me(), await me()]).toEqual([503, 200]);
  expect(await requestToken(own.sandbox)).toBeTruthy();
});
