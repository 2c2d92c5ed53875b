import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { type Answer, json, startPortal } from '../../support/server.ts';
import { Capture, input } from '../../support/streams.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';

const job = (n: number, change: object = {}) => ({
  id: `J${n}`,
  short_id: `ABCDEFGH${100 + n}`,
  name: `Client ${n}`,
  status: 'CLAIMED',
  create_time: '2026-04-14T12:00:00Z',
  ...change,
});

/** Two jobs a page, five pages. */
const paged: Answer = ({ path }, response) => {
  const page = Number(new URL(path, 'http://x').searchParams.get('page_token') ?? 0);
  const data = [job(page * 2), job(page * 2 + 1)];
  json(response, { data, next_page_token: page < 4 ? String(page + 1) : '' });
};

const ALL = ['job', 'list', '--all', '--format', 'ndjson'];

describe('a long list', () => {
  it('has its first line out before the second page is asked for', async () => {
    const seen: { path: string; written: number }[] = [];
    let written = 0;
    const portal = await startPortal((call, response, count, request) => {
      seen.push({ path: call.path, written });
      paged(call, response, count, request);
    });
    const stdout = new Capture(false);
    stdout.onText = () => {
      written += 1;
    };
    const code = await main(ALL, {
      streams: { stdin: input('', false), stdout, stderr: new Capture(false) },
      env: { ...portal.env, TAXQ_HOME: await tempFolder() },
      version: 'test',
      command: [],
      templates: '',
      pdfWorker: '',
      clock: () => new Date(),
      signal: new AbortController().signal,
    });
    expect(code).toBe(0);
    expect(seen.map((call) => call.written)).toEqual([0, 2, 4, 6, 8]);
  });

  it('stops asking for pages when the reader has gone, and that is no failure', async () => {
    const portal = await startPortal(paged);
    const stderr = new Capture(false);
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(), { code: 'EPIPE' })),
    });
    gone.on('error', () => {});
    const code = await main(ALL, {
      streams: { stdin: input('', false), stdout: gone, stderr },
      env: { ...portal.env, TAXQ_HOME: await tempFolder() },
      version: 'test',
      command: [],
      templates: '',
      pdfWorker: '',
      clock: () => new Date(),
      signal: new AbortController().signal,
    });
    expect(code).toBe(0);
    expect(stderr.text).toBe('');
    expect(portal.calls()).toHaveLength(1);
  });

  it('that goes round in circles ends with an error after what it gave', async () => {
    const portal = await startPortal((_, response) =>
      json(response, { data: [job(1)], next_page_token: 'again' }),
    );
    const ran = await taxq(ALL, { env: portal.env });
    expect(ran.code).toBe(1);
    expect(ran.stdout.trim().split('\n')).toHaveLength(1);
    expect(ran.stderr).toContain('never ends');
  });
});

describe('text from a hostile portal', () => {
  const HOSTILE = '\u001b]0;owned\u0007\u009b31m=HYPERLINK("x")\u202e\r\n\tend';

  it.each(['table', 'json', 'ndjson', 'csv'])('drives no terminal as %s', async (format) => {
    const portal = await startPortal((_, response) =>
      json(response, { data: [job(1, { name: HOSTILE, status: HOSTILE })] }),
    );
    for (const terminal of [true, false]) {
      const ran = await taxq(['job', 'list', '--format', format], { env: portal.env, terminal });
      expect(ran.code).toBe(0);
      expect(ran.stdout).toContain('HYPERLINK');
      expect(ran.stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  it('in an error drives no terminal either', async () => {
    const portal = await startPortal((_, response) => json(response, { detail: HOSTILE }, 409));
    const ran = await taxq(['job', 'list', '--debug'], { env: portal.env, terminal: true });
    expect(ran.code).toBe(6);
    expect(ran.stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});

describe('a screen', () => {
  const LONG = 'Bartholomew Featherstonehaugh-Cholmondeley of Somewhere';

  it.each([100, 80, 60, 40])('of %i columns is never written over', async (columns) => {
    const portal = await startPortal((_, response) =>
      json(response, { data: [job(1, { name: LONG }), job(2)] }),
    );
    const env = { ...portal.env, COLUMNS: String(columns) };
    const ran = await taxq(['job', 'list'], { env, terminal: true });
    const widths = ran.stdout.split('\n').map((line) => line.length);
    // A row that doesn't fit becomes a block of lines, where a long value may wrap.
    const block = /^JOB +ABCDEFGH101$/m.test(ran.stdout);
    expect(block).toBe(columns === 40);
    if (!block) expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(ran.stdout).toContain('ABCDEFGH102');
  });

  it.each([
    ['a terminal', true, { NO_COLOR: '' }, [], true],
    ['a pipe', false, { NO_COLOR: '' }, [], false],
    ['a terminal and NO_COLOR', true, { NO_COLOR: '1' }, [], false],
    ['a terminal and --no-color', true, { NO_COLOR: '' }, ['--no-color'], false],
    ['a pipe and FORCE_COLOR', false, { NO_COLOR: '', FORCE_COLOR: '1' }, [], true],
  ])('has colours in errors with %s: %s', async (_, terminal, env, words, colored) => {
    const all = { ...env, TAXQ_PROFILE: 'nobody' };
    const ran = await taxq(['job', 'list', ...words], { env: all, terminal });
    expect(ran.stderr.includes('\u001b[')).toBe(colored);
  });
});
