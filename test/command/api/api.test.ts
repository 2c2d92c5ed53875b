import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../src/portal/contract/index.ts';
import { type Answer, json, startPortal } from '../../support/server.ts';
import { type RunOptions, taxq, tempFolder } from '../../support/taxq.ts';

const PATH = '/v1.0/jobs/J1/messages';

async function portal(answer: Answer = (_, response) => json(response, { ok: true })) {
  const server = await startPortal(answer);
  const run = (argv: readonly string[], options: RunOptions = {}) =>
    taxq(['api', ...argv], { ...options, env: { ...server.env, ...options.env } });
  return { server, run };
}

describe('api', () => {
  it('gets a path of the portal with the profile’s token and prints the body as it came', async () => {
    const { server, run } = await portal((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"b":1,  "a":"é"}');
    });
    const ran = await run(['/v1.0/jobs?page_size=1']);
    expect(ran).toMatchObject({ code: 0, stdout: '{"b":1,  "a":"é"}', stderr: '' });
    expect(server.calls()[0]).toMatchObject({ method: 'GET', path: '/v1.0/jobs?page_size=1' });
    expect(server.calls()[0]?.headers.authorization).toBe('Bearer token-1');
  });

  it('indents JSON on a terminal and makes hostile text harmless', async () => {
    const { run } = await portal((_, response) => json(response, { a: '\u009b31mred\u202e' }));
    const ran = await run(['/x'], { terminal: true });
    expect(ran.stdout).toBe('{\n  "a": "\\u009b31mred\\u202e"\n}\n');
  });

  it('makes text that is no JSON harmless on a terminal too', async () => {
    const { run } = await portal((_, response) => response.end('a\u001b]0;title\u0007b'));
    expect((await run(['/x'], { terminal: true })).stdout).toBe('ab\n');
  });

  it('sends fields as a body, text or JSON, after --yes', async () => {
    const { server, run } = await portal();
    const ran = await run([PATH, '--field', 'text=a=b', '--field', 'n:=5', '--yes']);
    expect(ran.code).toBe(0);
    expect(server.calls()).toHaveLength(1);
    expect(server.calls()[0]).toMatchObject({ method: 'POST', path: PATH });
    expect(JSON.parse(server.calls()[0]?.body ?? '')).toEqual({ text: 'a=b', n: 5 });
    expect(ran.stderr).toContain(`POST ${PATH} at ${server.origin}`);
  });

  it('puts fields in the query of a GET', async () => {
    const { server, run } = await portal();
    await run(['/v1.0/jobs?a=1', '--method', 'GET', '--field', 'filter=status = "X"']);
    expect(server.calls()[0]?.path).toBe('/v1.0/jobs?a=1&filter=status+%3D+%22X%22');
  });

  it('sends a file, or standard input, as it is', async () => {
    const { server, run } = await portal();
    const file = join(await tempFolder(), 'body.json');
    await writeFile(file, '{ "from": "file" }');
    await run([PATH, '--input', file, '--yes']);
    await run([PATH, '--input', '-', '--yes', '--method', 'PUT'], { stdin: '["stdin"]' });
    expect(server.calls().map(({ method, body }) => [method, body])).toEqual([
      ['POST', '{ "from": "file" }'],
      ['PUT', '["stdin"]'],
    ]);
  });

  it('prints the status and headers with --include', async () => {
    const { run } = await portal();
    const { stdout } = await run(['/x', '-i']);
    expect(stdout).toMatch(/^HTTP 200\n[\s\S]*content-type: application\/json\n[\s\S]*\n\n\{/);
  });

  it('prints the API’s description without any portal', async () => {
    const ran = await taxq(['api', '--openapi'], { env: { TAXQ_URL: 'http://127.0.0.1:9' } });
    const document = ran.json<{ openapi: string; paths: Record<string, unknown> }>();
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(Object.values(CONTRACT).map(({ path }) => path)),
    );
  });
});

describe('api sends nothing', () => {
  it.each([
    'https://evil.example/x',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/a\r\nHost: evil.example',
    '/a/../../x',
    '/a/%2e%2E/x',
    '/..',
    '/a#b',
    'v1.0/jobs',
    '@evil.example/',
    '',
  ])('for the path %j', async (path) => {
    const { server, run } = await portal();
    const ran = await run([path]);
    expect(ran.code).toBe(2);
    expect(server.seen).toHaveLength(0);
  });

  it.each([
    ['without a path', []],
    ['with a field that is none', [PATH, '--field', 'text']],
    ['with a field without a name', [PATH, '--field', '=x']],
    ['with a field given twice', [PATH, '--field', 'a=1', '--field', 'a=2']],
    ['with bad JSON in a field', [PATH, '--field', 'a:={']],
    ['with two bodies', [PATH, '--field', 'a=1', '--input', '-']],
    ['with a body for GET', [PATH, '--method', 'GET', '--input', '-']],
    ['with a file that isn’t there', [PATH, '--input', '/no/such/file', '--yes']],
    ['with standard input that is no JSON', [PATH, '--input', '-', '--yes']],
    ['with an unknown method', [PATH, '--method', 'TRACE']],
    ['with a path and --openapi', [PATH, '--openapi']],
    ['that changes something when nobody can be asked', [PATH, '--field', 'a=1']],
    ['that deletes when nobody can be asked', [PATH, '--method', 'DELETE']],
  ])('%s, and ends with 2', async (_, argv) => {
    const { server, run } = await portal();
    const ran = await run(argv, { stdin: 'nonsense' });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(server.seen).toHaveLength(0);
  });

  it('in a dry run, but shows what it would', async () => {
    const { server, run } = await portal();
    const ran = await run([PATH, '--field', 'text=hello', '--dry-run']);
    expect(ran).toMatchObject({ code: 0, stdout: '' });
    expect(ran.stderr).toContain('"text": "hello"');
    expect(server.seen).toHaveLength(0);
  });

  it('after a no on the terminal', async () => {
    const { server, run } = await portal();
    const argv = [PATH, '--field', 'text=hello'];
    const ran = await run(argv, { terminal: true, answers: { 'Send it?': 'n\r' } });
    expect(ran.code).toBe(1);
    expect(server.seen).toHaveLength(0);
  });
});

describe('api ends with', () => {
  it.each([
    [4, 401],
    [4, 403],
    [5, 404],
    [6, 409],
    [6, 422],
    [7, 429],
    [7, 503],
    [1, 400],
  ])('%i after %i, with what the portal said on standard error', async (code, status) => {
    const { run } = await portal((_, response) =>
      json(response, { title: 'No', detail: 'Because of rule 7', request_id: 'r-1' }, status),
    );
    const ran = await run(['/x']);
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toMatch(/rule 7/);
  });

  it('6 after a redirect, which it shows and doesn’t follow', async () => {
    const { server, run } = await portal((_, response) => {
      response.writeHead(302, { location: 'https://evil.example/take' });
      response.end();
    });
    const ran = await run(['/x']);
    expect(ran.code).toBe(6);
    expect(ran.stderr).toContain('It points to https://evil.example;');
    expect(server.calls()).toHaveLength(1);
  });

  it('7 after a write whose outcome is unknown, sent once', async () => {
    const { server, run } = await portal((_seen, _response, _count, request) =>
      request.socket.destroy(),
    );
    const ran = await run([PATH, '--field', 'text=hello', '--yes']);
    expect(ran.code).toBe(7);
    expect(ran.stderr).toContain('may have been done all the same');
    expect(server.calls()).toHaveLength(1);
  });
});
