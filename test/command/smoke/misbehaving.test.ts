import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { type Answer, cut, json, startPortal, startServer } from '../../support/server.ts';
import { Capture, input } from '../../support/streams.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';

const TIME = '2026-04-14T12:00:00Z';
const job = (n: number, change: object = {}) => ({
  id: `job-${n}`,
  short_id: `ABCDEFGH${100 + n}`,
  status: 'CLAIMED',
  create_time: TIME,
  ...change,
});
const jobs = [job(1), job(2), job(3)];
const DOCUMENT = { id: 'doc-1', title: 'W-2', create_time: TIME };

/** Three jobs, pages as asked for, one document with its digest. */
const whole: Answer = ({ path, headers }, response) => {
  const url = new URL(path, `http://${headers.host}`);
  const from = Number(url.searchParams.get('page_token') ?? 0);
  const size = Number(url.searchParams.get('page_size') ?? 50);
  const found = jobs.find(({ id, short_id }) => path.endsWith(id) || path.endsWith(short_id));
  if (url.pathname === '/v1.0/jobs') {
    const next = from + size < jobs.length ? String(from + size) : '';
    json(response, { data: jobs.slice(from, from + size), next_page_token: next });
  } else if (found !== undefined) {
    json(response, found);
  } else if (path.includes('/messages')) {
    json(response, { data: [] });
  } else if (path.includes('/members')) {
    json(response, { data: [{ user_id: 'u' }] });
  } else if (path.endsWith('/download')) {
    response.writeHead(302, { location: '/content' }).end();
  } else if (path === '/content') {
    const digest = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
    response.writeHead(200, { 'repr-digest': `sha-256=:${digest}:` }).end();
  } else {
    json(response, { data: path.includes('/documents') ? [DOCUMENT] : [] });
  }
};

/** The same, but for the requests that `fits`. */
const but =
  (fits: RegExp, other: Answer): Answer =>
  (seen, response, count, request) =>
    (fits.test(seen.path) ? other : whole)(seen, response, count, request);

interface Report {
  ok: boolean;
  checks: { id: string; status: string; message: string }[];
}

async function run(answer: Answer, words: readonly string[] = [], env = {}) {
  const portal = await startPortal(answer);
  const ran = await taxq(['smoke', '--json', ...words], { env: { ...portal.env, ...env } });
  const report = ran.json<Report>();
  const states = Object.fromEntries(report.checks.map(({ id, status }) => [id, status]));
  const said = (id: string) => report.checks.find((check) => check.id === id)?.message;
  return { ...ran, report, states, said };
}

const LIST = /^\/v1\.0\/jobs\?/;

type Fault = [string, Answer, string, RegExp];

/** Contents that don’t come as they should. */
const DAMAGED: Fault[] = [
  [
    'cuts a content',
    but(/^\/content/, (_, response) => {
      response.writeHead(200, { 'content-length': '766' });
      response.write('x'.repeat(100), () => response.destroy());
    }),
    'document.download',
    /^The content of document doc-1 stopped or was damaged after 100 of 766 bytes\.$/,
  ],
  [
    'sends a content that can’t be unpacked',
    but(/^\/content/, (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no such thing as gzip');
    }),
    'document.download',
    /stopped or was damaged after 0 bytes/,
  ],
];

describe('a portal that', () => {
  it('is whole passes, though its digests come with the content only', async () => {
    const { code, report, said } = await run(whole, ['--strict']);
    expect(report.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(code).toBe(0);
    expect(said('document.download')).toBe('0 bytes came, and the digest is right.');
  });

  it('hangs up on everything has no figures, and says that none was answered', async () => {
    const { origin } = await startServer((_, response) => response.destroy());
    const env = { TAXQ_URL: origin, TAXQ_TOKEN: 'some-token' };
    const { stdout } = await taxq(['smoke'], { env });
    expect(stdout).toMatch(/^\d+ requests?, none answered\.$/m);
    expect(stdout).not.toContain('null');
  });

  it('has no jobs leaves open what can’t be checked, which only --strict takes for a fault', async () => {
    const none = but(LIST, (_, response) => json(response, { data: [] }));
    const { code, states } = await run(none);
    expect(code).toBe(0);
    expect(states).toMatchObject({
      'jobs.page': 'pass',
      'jobs.paging': 'could-not-check',
      'job.view': 'could-not-check',
      'document.download': 'could-not-check',
      members: 'pass',
    });
    expect(await run(none, ['--strict'])).toMatchObject({ code: 9, report: { ok: false } });
  });

  it('sends empty pages between the others is walked to its end', async () => {
    const inBetween: Answer = (seen, response, count, request) => {
      const url = new URL(seen.path, 'http://a');
      const token = url.searchParams.get('page_token') ?? '';
      if (!token.startsWith('full')) {
        return json(response, { data: [], next_page_token: `full${token}` });
      }
      url.searchParams.set('page_token', token.slice('full'.length));
      return whole({ ...seen, path: `${url.pathname}${url.search}` }, response, count, request);
    };
    const { code, said, states } = await run(but(/^\/v1\.0\/(jobs|members)\?/, inBetween), [
      '--strict',
    ]);
    expect(said('jobs.page')).toBe('3 jobs.');
    expect(said('jobs.paging')).toBe('3 pages of 1, and then the end.');
    expect(said('members')).toBe('1 member on a page of 5.');
    expect(states).toMatchObject({ 'job.view': 'pass' });
    expect(code).toBe(0);
  });

  it('has smaller pages than were asked for is told how large they are', async () => {
    const small = but(LIST, (seen, response, count, request) => {
      const path = seen.path.replace(/page_size=\d+/, 'page_size=2');
      whole({ ...seen, path }, response, count, request);
    });
    const { said } = await run(small);
    expect(said('jobs.paging')).toBe('2 pages of 2 at most, of 50 asked for, and then the end.');
  });

  it.each<Fault>([
    [
      'sends a job on two pages',
      but(/page_token=2/, (_, response) => json(response, { data: [job(1)] })),
      'jobs.paging',
      /Job ABCDEFGH101 is on two pages/,
    ],
    [
      'has pages that never end',
      but(/page_token=|page_size=1$/, (_, response, count) =>
        json(response, { data: [job(100 + count)], next_page_token: `p${count}` }),
      ),
      'jobs.paging',
      /on no smaller one|no end/,
    ],
    [
      'leads to another job by the short id',
      but(/getByShortId/, (_, response) => json(response, job(2))),
      'job.view',
      /leads to another job/,
    ],
    [
      'doesn’t know a short id',
      but(/getByShortId/, (_, response) => json(response, {}, 404)),
      'job.view',
      /can’t be had by its short id/,
    ],
    [
      'sends other bytes than its digest says',
      but(/^\/content/, (_, response) => {
        const digest = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
        response.writeHead(200, { 'repr-digest': `sha-256=:${digest}:` }).end('other');
      }),
      'document.download',
      /isn’t what its digest says/,
    ],
    ...DAMAGED,
    [
      'refuses to list members',
      but(/members/, (_, response) => json(response, { title: 'No' }, 403)),
      'members',
      /may not list the members/,
    ],
    [
      'has no members',
      but(/members/, (_, response) => json(response, { data: [] })),
      'members',
      /has no members/,
    ],
  ])('%s fails that check', async (_, answer, id, message) => {
    const { code, states, said } = await run(answer);
    expect(code).toBe(9);
    expect(states[id]).toBe('fail');
    expect(said(id)).toMatch(message);
    expect(Object.values(states).filter((status) => status === 'fail')).toHaveLength(1);
  });

  it('answers off its contract is told every place of it', async () => {
    const odd = { short_id: 7, members: [{ role: 'CLIENT' }] };
    const page = { data: [job(1, odd), job(2, { status: undefined })] };
    const { code, states, said } = await run(but(LIST, (_, response) => json(response, page)));
    expect(code).toBe(9);
    expect(states).toMatchObject({ 'jobs.page': 'fail', 'job.view': 'could-not-check' });
    for (const place of ['/data/*/short_id', '/data/*/members/*/user_id', '/data/*/status']) {
      expect(said('contract')).toContain(`listJobs ${place} `);
    }
  });

  it('writes times in a form of its own, and adds fields, gets a warning for the one', async () => {
    const odd = but(/job-1$/, (_, response) =>
      json(response, job(1, { create_time: 'April', more: 1 })),
    );
    const { code, states, said } = await run(odd);
    expect(code).toBe(0);
    expect(states['contract']).toBe('warn');
    expect(said('contract')).toMatch(/in 1 place: getJob \/create_time/);
  });

  it('works only when it is asked again gets a warning', async () => {
    let failed = false;
    const { states, said } = await run(
      but(/messages/, (seen, response, count, request) => {
        if (failed) return whole(seen, response, count, request);
        failed = true;
        json(response, {}, 503);
      }),
    );
    expect(states['messages.list']).toBe('warn');
    expect(said('messages.list')).toMatch(/Only after trying again: .* once \(503\)/);
  });

  it('cuts every connection fails, in JSON as well', async () => {
    const { code, report } = await run((_, __, ___, request) => cut(request));
    expect(code).toBe(9);
    expect(report.ok).toBe(false);
  });

  it('can’t be reached is what was found: exit code 9', async () => {
    const env = { TAXQ_URL: 'http://127.0.0.1:9', TAXQ_TOKEN: 'some-token' };
    const ran = await taxq(['smoke', '--json'], { env });
    expect(ran.code).toBe(9);
    expect(ran.json<Report>().checks[0]).toMatchObject({ id: 'tls', status: 'fail' });
  });

  it('names a client in its errors has the name in none of the output', async () => {
    const folder = await tempFolder();
    const files = { xml: join(folder, 'a.xml'), page: join(folder, 'a.md') };
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: files.page };
    const said = { detail: 'Job of Elena Kim is closed', request_id: 'r-7' };
    const { code, stdout, stderr, report } = await run(
      but(/getByShortId|members/, ({ path }, response) => {
        const header = { 'www-authenticate': 'Bearer error_description="Elena Kim"' };
        json(response, said, path.includes('members') ? 401 : 422, header);
      }),
      ['--junit', files.xml, '--debug'],
      env,
    );
    expect(code).toBe(9);
    expect(report.checks.find(({ id }) => id === 'job.view')).toMatchObject({
      status: 'fail',
      message: expect.stringMatching(/It answered 422\.$/),
      request_id: 'r-7',
    });
    const written = await Promise.all(Object.values(files).map((path) => readFile(path, 'utf8')));
    expect([stdout, stderr, ...written].join()).not.toContain('Elena');
  });

  it('can’t be reached for a reason on this machine ends as in every other command', async () => {
    const portal = await startPortal(whole);
    const env = { ...portal.env, TAXQ_URL: 'https://portal.example', TAXQ_TOKEN: 'some-token' };
    expect((await taxq(['smoke', '--ca', '/no/such.pem'], { env })).code).toBe(3);
  });

  it('passes, and has its summary not written, passes all the same', async () => {
    const { code, stderr } = await run(whole, [], { GITHUB_STEP_SUMMARY: '/no/such/page.md' });
    expect(code).toBe(0);
    expect(stderr).toContain('The summary can’t be added');
  });

  it('repeats a secret, or speaks to the CI server, gets neither into any output', async () => {
    const folder = await tempFolder();
    const files = { xml: join(folder, 'a.xml'), page: join(folder, 'a.md') };
    const evil = but(/members/, (_, response) =>
      json(
        response,
        { title: 'x', detail: 'test-secret token-1\n::add-mask::x\n##[add-path]/tmp\u0001' },
        403,
      ),
    );
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: files.page };
    const portal = await startPortal(evil);
    const words = ['smoke', '--junit', files.xml];
    const texts = [];
    for (const form of [[], ['--json'], ['--format', 'csv']]) {
      const ran = await taxq([...words, ...form], { env: { ...portal.env, ...env } });
      expect(ran.code).toBe(9);
      texts.push(ran.stdout, ran.stderr);
    }
    const reports = [await readFile(files.xml, 'utf8'), await readFile(files.page, 'utf8')];
    for (const text of [...texts, ...reports]) expect(text).not.toMatch(/test-secret|token-1/);
    for (const text of texts) {
      const commands = text.split('\n').filter((line) => /^\s*::|##\[/.test(line));
      expect(commands.filter((line) => !line.startsWith('::error title=taxq smoke%3A '))).toEqual(
        [],
      );
    }
    expect(reports.join()).not.toMatch(/\u0001/);
    expect(texts.join()).toContain('::error title=taxq smoke%3A members::');
  });
});

it('ends with 130 after Ctrl-C, and says what was checked until then', async () => {
  const controller = new AbortController();
  const portal = await startPortal(
    but(/members/, () => {
      controller.abort();
    }),
  );
  const [stdout, stderr] = [new Capture(false), new Capture(false)];
  const junit = join(await tempFolder(), 'a.xml');
  const code = await main(['smoke', '--json', '--junit', junit], {
    streams: { stdin: input('', false), stdout, stderr },
    env: { ...portal.env, TAXQ_HOME: await tempFolder() },
    version: 'test',
    command: [],
    templates: '',
    pdfWorker: '',
    clock: () => new Date(),
    signal: controller.signal,
  });
  expect(code).toBe(130);
  const report: Report = JSON.parse(stdout.text);
  expect(report.ok).toBe(false);
  expect(report.checks.at(-1)?.id).toBe('document.download');
  expect(stderr.text).toContain('10 passed');
  const xml = await readFile(junit, 'utf8');
  expect(xml).toMatch(/<testsuites tests="11" failures="0" errors="1"/);
  expect(xml).toContain('interrupted: The whole run');
});
