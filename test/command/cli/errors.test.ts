import { describe, expect, it } from 'vitest';
import { EXIT_CODES, EXIT_MEANINGS } from '../../../src/cli/exit-codes.ts';
import { asTaxqError, reportError } from '../../../src/cli/report-error.ts';
import { type ErrorKind, TaxqError } from '../../../src/errors.ts';
import { openTerminal } from '../../../src/terminal/terminal.ts';
import { json, startPortal } from '../../support/server.ts';
import { Capture, input } from '../../support/streams.ts';
import { taxq } from '../../support/taxq.ts';

interface Options {
  json?: boolean;
  debug?: boolean;
  tty?: boolean;
  stopCode?: () => number;
}

function report(error: unknown, options: Options = {}) {
  const stdout = new Capture(false);
  const stderr = new Capture(options.tty === true);
  const streams = { stdin: input('', false), stdout, stderr };
  const terminal = openTerminal({ streams, env: { NO_COLOR: '1' } });
  const code = reportError(error, terminal, {
    json: options.json === true,
    debug: options.debug === true,
    env: { TAXQ_TOKEN: 'token-of-the-day', TAXQ_CLIENT_SECRET: 'client-secret' },
    stopCode: options.stopCode,
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

const FACTS = { code: 'a_code', message: 'What.', why: 'Why.', hint: 'Do this.', requestId: 'r-1' };

describe('an error', () => {
  const kinds = Object.keys(EXIT_CODES) as ErrorKind[];

  it.each(kinds)('of kind %s has a code of its own that help explains', (kind) => {
    const { code } = report(new TaxqError({ kind, ...FACTS }));
    expect(code).toBe(EXIT_CODES[kind]);
    expect(EXIT_MEANINGS[code]).toBeTruthy();
    expect(kinds.filter((other) => EXIT_CODES[other] === code)).toEqual([kind]);
  });

  it('is a line of what, one of why with the request, and one of what to do', () => {
    const { stdout, stderr } = report(new TaxqError({ kind: 'refused', ...FACTS }));
    expect(stderr).toBe('✗ What.\n  Why. (request r-1)\n  → Do this.\n');
    expect(stdout).toBe('');
  });

  it('that is an interruption has the code with which the process ends', () => {
    const stopped = new TaxqError({ kind: 'interrupted', ...FACTS });
    const { code, stderr } = report(stopped, { json: true, stopCode: () => 143 });
    expect([code, JSON.parse(stderr).error.exit]).toEqual([143, 143]);
    expect(report(stopped).code).toBe(130);
    expect(report(new TaxqError({ kind: 'auth', ...FACTS }), { stopCode: () => 143 }).code).toBe(4);
  });

  it('is the same as one line of JSON when JSON was asked for', () => {
    const { stderr } = report(new TaxqError({ kind: 'unreachable', ...FACTS }), { json: true });
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'a_code',
        message: 'What. Why.',
        hint: 'Do this.',
        exit: 7,
        requestId: 'r-1',
        retryable: true,
      },
    });
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('with --debug shows its causes, and no secret or piece of an answer that they picked up', () => {
    const cause = new Error(
      'GET http://mary:geheim@proxy:1 with Bearer abc.def-ghi token-of-the-day',
      {
        cause: new SyntaxError(`Unexpected token 'D', "Dear Priya"... is not valid JSON`),
      },
    );
    const { stderr } = report(new TaxqError({ kind: 'failed', ...FACTS, cause }), { debug: true });
    expect(stderr).toContain('caused by Error: GET http://***@proxy:1 with Bearer *** ***');
    expect(stderr).toContain("caused by SyntaxError: Unexpected token 'D' in JSON");
    expect(stderr).not.toMatch(/geheim|abc\.def|of-the-day|Priya/);
  });

  it.each([{}, { json: true }, { debug: true }])(
    'from a hostile portal drives no terminal (%j)',
    (options) => {
      const hostile = '\u001b]0;owned\u0007\u009b2J\u202eevil\rx';
      const cause = new Error(hostile);
      const facts = {
        code: 'x',
        message: hostile,
        why: hostile,
        hint: hostile,
        requestId: hostile,
      };
      const { stderr } = report(new TaxqError({ kind: 'failed', ...facts, cause }), options);
      expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(stderr).toContain('evil');
    },
  );

  it.each([
    ['ENOSPC', 'disk_full'],
    ['EACCES', 'no_permission'],
    ['EROFS', 'no_permission'],
    ['EWHATEVER', 'unexpected'],
  ])('of the system (%s) is %s', (code, expected) => {
    expect(asTaxqError(Object.assign(new Error('x'), { code })).code).toBe(expected);
  });

  it('shows where it comes from only with --debug', () => {
    const error = new TaxqError({ kind: 'failed', ...FACTS, cause: new Error('the root') });
    expect(report(error).stderr).not.toContain('the root');
    expect(report(error, { debug: true }).stderr).toContain('caused by Error: the root');
  });
});

describe('exit codes through the whole command line', () => {
  it.each([
    [4, 401],
    [4, 403],
    [7, 503],
    [1, 418],
  ])('%i when the portal answers %i to every call', async (code, status) => {
    const portal = await startPortal((_, response) => json(response, { title: 'No' }, status));
    const ran = await taxq(['job', 'list', '--json'], { env: portal.env });
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(JSON.parse(ran.stderr)).toMatchObject({ error: { exit: code, retryable: code === 7 } });
  });

  it.each([
    [3, { TAXQ_PROFILE: 'nobody' }],
    [3, { TAXQ_URL: 'http://portal.example' }],
    [4, { TAXQ_URL: 'https://portal.example' }],
    [7, { TAXQ_URL: 'http://127.0.0.1:9', TAXQ_TOKEN: 'x' }],
  ])('%i for the environment %j', async (code, env) => {
    expect(await taxq(['job', 'list'], { env })).toMatchObject({ code, stdout: '' });
  });

  it.each([
    ['--json', true],
    ['--json=id', true],
    ['--format=json', true],
    ['--format json', true],
    ['--format ndjson', true],
    ['--format csv', false],
    ['', false],
  ])('come with JSON on standard error after “%s”: %s', async (words, isJson) => {
    const argv = ['job', 'list', ...words.split(' ').filter(Boolean)];
    const { stderr } = await taxq(argv, { env: { TAXQ_PROFILE: 'nobody' } });
    expect(stderr.startsWith('{"error":')).toBe(isJson);
  });

  it('say it in text when only an argument mentions JSON', async () => {
    const argv = ['api', '/x', '--field', 'text=use --format json', '--', '--json'];
    const { stderr } = await taxq(argv, { env: { TAXQ_PROFILE: 'nobody' } });
    expect(stderr).toMatch(/^✗ /);
  });
});
