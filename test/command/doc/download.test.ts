import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { startServer } from '../../support/server.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { documents } from './documents.ts';
import { type FakeDocument, JOB, sha256, startFakePortal } from './fake-portal.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

interface Result {
  document_id: string;
  title: string;
  path: string | null;
  size: number | null;
  sha256: string | null;
  status: string;
  error: { code: string; message: string } | null;
}

describe('doc download', () => {
  test('fetches every document of a job, byte for byte, readable by the user alone', async () => {
    const out = join(await tempFolder(), 'new', 'folder');
    const run = await taxq(['doc', 'download', 'Raman', '--out', out, '--json'], { env: env() });
    expect(run.code).toBe(0);
    const results = run.json<Result[]>();
    expect(Object.keys(results[0] ?? {})).toEqual([
      'document_id',
      'title',
      'path',
      'size',
      'sha256',
      'status',
      'error',
      'job',
      'archive',
    ]);
    const held = await documents('Raman', env());
    expect(results.map(({ document_id }) => document_id)).toEqual(held.map(({ id }) => id));
    for (const { path, sha256: digest, status } of results) {
      expect(status).toBe('downloaded');
      expect(sha256(await readFile(path ?? ''))).toBe(digest);
      expect((await stat(path ?? '')).mode & 0o077).toBe(0);
    }
    expect((await readdir(out)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('fetches the ones that are named, by id and by a part of the title', async () => {
    const out = await tempFolder();
    const [license] = await documents('Raman', env());
    const run = await taxq(
      ['doc', 'download', 'Raman', license?.id ?? '', 'final return', '--out', out, '--json'],
      { env: env() },
    );
    const titles = run.json<Result[]>().map(({ title }) => title);
    expect(titles).toEqual(['Driver’s license', 'Final return 2025']);
    expect(await readdir(out)).toHaveLength(2);
  });

  test('names the candidates when a part fits several, and fetches nothing', async () => {
    const out = join(await tempFolder(), 'out');
    const run = await taxq(['doc', 'download', 'Raman', 'return', '--out', out], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('fits');
    await expect(stat(out)).rejects.toThrow('ENOENT');
  });

  test('ends with 5 for a document that isn’t there', async () => {
    const out = await tempFolder();
    const run = await taxq(['doc', 'download', 'Raman', 'nothing', '--out', out], { env: env() });
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('taxq doc list');
  });

  test('needs a folder', async () => {
    expect((await taxq(['doc', 'download', 'Raman'], { env: env() })).code).toBe(2);
    expect((await taxq(['doc', 'download', 'Raman', '--out', ' '], { env: env() })).code).toBe(2);
  });

  test('leaves what is there already, and refuses to overwrite anything else', async () => {
    const out = await tempFolder();
    const download = (...more: string[]) =>
      taxq(['doc', 'download', 'Raman', 'license', '--out', out, '--json', ...more], {
        env: env(),
      });
    const path = (await download()).json<Result[]>()[0]?.path ?? '';
    expect((await download()).json()).toMatchObject([{ status: 'already_there', path }]);

    await writeFile(path, 'my own notes');
    const refused = await download();
    expect(refused.code).toBe(6);
    expect(refused.json()).toMatchObject([{ status: 'failed', error: { code: 'file_exists' } }]);
    expect(refused.stderr).toContain('--replace');
    expect(await readFile(path, 'utf8')).toBe('my own notes');

    expect((await download('--replace')).json()).toMatchObject([{ status: 'downloaded', path }]);
    expect(await readFile(path, 'utf8')).toContain('%PDF-');
  });

  test('draws a table on a terminal', async () => {
    const out = await tempFolder();
    const run = await taxq(['doc', 'download', 'Rivera', '--out', out], {
      env: env(),
      terminal: true,
    });
    expect(run.stdout).toMatch(/^DOCUMENT +SIZE +RESULT +FILE\n/);
    expect(run.stdout).toContain('✓ downloaded');
  });

  test('says what can’t be written', async () => {
    const file = join(await tempFolder(), 'a-file');
    await writeFile(file, '');
    const run = await taxq(['doc', 'download', 'Rivera', '--out', file], { env: env() });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`Can’t write ${file}`);
  });
});

describe('doc download follows the portal’s link', () => {
  const HELLO: FakeDocument = { id: 'd1', file_name: 'hello.txt', content: 'hello' };
  const fetchAll = async (portal: { env: Record<string, string> }, ...more: string[]) => {
    const out = await tempFolder();
    const run = await taxq(['doc', 'download', JOB, '--out', out, '--json', ...more], {
      env: portal.env,
    });
    return { run, out, results: () => run.json<Result[]>() };
  };

  test('to another origin, which never sees the token', async () => {
    const storage = await startServer((_, response) => response.end('hello'));
    const portal = await startFakePortal([HELLO], () => `${storage.origin}/bucket?signature=abc`);
    const { run, out } = await fetchAll(portal);
    expect(run.code).toBe(0);
    expect(await readFile(join(out, 'hello.txt'), 'utf8')).toBe('hello');
    expect(storage.seen).toHaveLength(1);
    expect(storage.seen[0]?.headers).not.toHaveProperty('authorization');
    expect(JSON.stringify(storage.seen)).not.toContain('secret-token');
    expect(portal.downloads()[0]?.headers.authorization).toBe('Bearer secret-token');
  });

  test('on the portal’s own origin without the token too', async () => {
    const portal = await startFakePortal([HELLO], () => '/content/1');
    await fetchAll(portal);
    const contents = portal.seen.filter(({ path }) => path === '/content/1');
    expect(contents.length).toBeGreaterThan(0);
    for (const { headers } of contents) expect(headers).not.toHaveProperty('authorization');
  });

  test('through further redirects, never beyond https', async () => {
    const storage = await startServer(({ path }, response) => {
      if (path === '/moved') response.end('hello');
      else response.writeHead(307, { location: '/moved' }).end();
    });
    const portal = await startFakePortal([HELLO], () => `${storage.origin}/first`);
    expect((await fetchAll(portal)).run.code).toBe(0);
  });

  test.each([
    'http://example.com/content',
    'file:///etc/passwd',
    'ftp://127.0.0.1/x',
    'https://user:pass@example.com/',
    '',
  ])('never to %s', async (location) => {
    const portal = await startFakePortal([HELLO], () => location);
    const { run, out, results } = await fetchAll(portal);
    expect(run.code).toBe(1);
    expect(results()).toMatchObject([{ status: 'failed', error: { code: 'link_refused' } }]);
    expect(await readdir(out)).toEqual([]);
  });

  test('and asks for a new one, once, when it has expired', async () => {
    const storage = await startServer(({ path }, response) => {
      if (path === '/link-2') response.end('hello');
      else response.writeHead(403).end('<Error>Request has expired</Error>');
    });
    const portal = await startFakePortal([HELLO], (_, count) => `${storage.origin}/link-${count}`);
    expect((await fetchAll(portal)).run.code).toBe(0);
    expect(portal.downloads()).toHaveLength(2);
  });

  test('and gives up when the new one has expired too', async () => {
    const storage = await startServer((_, response) => response.writeHead(410).end());
    const portal = await startFakePortal([HELLO], () => `${storage.origin}/gone`);
    const { run } = await fetchAll(portal);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('answered 410');
    expect(portal.downloads()).toHaveLength(2);
  });

  test('and asks again when the content stops half-way', async () => {
    const storage = await startServer((_, response, count) => {
      if (count > 1) return response.end('hello');
      response.writeHead(200, { 'content-length': '5' });
      return response.write('he', () => response.destroy());
    });
    const portal = await startFakePortal([HELLO], () => `${storage.origin}/c`);
    const { run, out } = await fetchAll(portal);
    expect(run.code).toBe(0);
    expect(await readdir(out)).toEqual(['hello.txt']);
  });

  test('and ends with 7 when it always stops half-way, and no half has the name of the whole', async () => {
    const storage = await startServer((_, response) => {
      response.writeHead(200, { 'content-length': '5' });
      response.write('he', () => response.destroy());
    });
    const portal = await startFakePortal([HELLO], () => `${storage.origin}/c`);
    const { run, out } = await fetchAll(portal);
    expect(run.code).toBe(7);
    expect(await readdir(out)).not.toContain('hello.txt');
  });

  test.each([
    ['another size', { size: 6 }],
    ['another digest', { sha256: '0'.repeat(64) }],
  ])('and keeps nothing of a content with %s than the portal says', async (_, claims) => {
    const storage = await startServer((_seen, response) => response.end('hello'));
    const portal = await startFakePortal([{ ...HELLO, claims }], () => `${storage.origin}/c`);
    const { run, out, results } = await fetchAll(portal);
    expect(run.code).toBe(1);
    expect(results()).toMatchObject([{ status: 'failed', error: { code: 'content_mismatch' } }]);
    expect(await readdir(out)).toEqual([]);
  });

  test('and goes on after a document that failed', async () => {
    const storage = await startServer(({ path }, response) => {
      response.writeHead(path === '/bad' ? 400 : 200).end('hello');
    });
    const portal = await startFakePortal(
      [{ ...HELLO, id: 'bad', file_name: 'bad.txt' }, HELLO],
      (id) => `${storage.origin}/${id}`,
    );
    const { run, results } = await fetchAll(portal);
    expect(run.code).toBe(8);
    expect(results().map(({ status }) => status)).toEqual(['failed', 'downloaded']);
    expect(run.stderr).toContain('1 of 2 documents could not be downloaded.');
  });

  test('and shows with --debug no link that would open a document', async () => {
    const storage = await startServer((_, response) => response.end('hello'));
    const portal = await startFakePortal([HELLO], () => `${storage.origin}/t/ticket-123?sig=abc`);
    const { run } = await fetchAll(portal, '--debug');
    expect(run.stderr).toContain(`${storage.origin}/…`);
    expect(run.stderr).not.toMatch(/ticket-123|sig=abc|secret-token/);
  });
});

describe('doc download keeps hostile names inside the folder', () => {
  test('whatever the portal calls its documents', async () => {
    const names = [
      '../../etc/passwd',
      'C:\\Windows\\System32\\evil.dll',
      '/abs/olute.txt',
      'CON',
      '.thing.json',
      '🧾 receipt.pdf',
      'a.pdf',
      'A.PDF',
      'a.pdf.part',
      `a.pdf.${sha256('content 6').slice(0, 12)}.part`,
      `${'long '.repeat(60)}.pdf`,
      'x\u202Efdp.exe',
      'new\nline.txt',
      '',
    ];
    const all = names.map((file_name, index) => ({
      id: `d${index}`,
      file_name,
      content: `content ${index}`,
    }));
    const storage = await startServer(({ path }, response) =>
      response.end(all.find(({ id }) => path === `/${id}`)?.content),
    );
    const portal = await startFakePortal(all, (id) => `${storage.origin}/${id}`);
    const out = await tempFolder();
    const run = await taxq(['doc', 'download', JOB, '--out', out, '--json'], { env: portal.env });
    expect(run.code).toBe(0);
    const results = run.json<Result[]>();
    const paths = results.map(({ path }) => path ?? '');
    for (const path of paths) expect(path.startsWith(`${out}/`)).toBe(true);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length);
    const written = await readdir(out);
    expect(written).toHaveLength(names.length);
    expect(written).toContain('_CON');
    expect(written).toContain('passwd');
    expect(written).toContain('.thing.json');
    for (const [index, path] of paths.entries()) {
      expect(await readFile(path, 'utf8')).toBe(`content ${index}`);
    }
  });

  test('and never writes through a symbolic link', async () => {
    const storage = await startServer((_, response) => response.end('hello'));
    const portal = await startFakePortal(
      [{ id: 'd1', file_name: 'hello.txt', content: 'hello' }],
      () => `${storage.origin}/c`,
    );
    const folder = await tempFolder();
    const victim = join(folder, 'victim');
    const out = await tempFolder();
    await writeFile(victim, 'precious');
    await symlink(victim, join(out, 'hello.txt'));
    await symlink(victim, join(out, 'hello.txt.2cf24dba5fb0.part'));
    const download = (...more: string[]) =>
      taxq(['doc', 'download', JOB, '--out', out, ...more], { env: portal.env });
    expect((await download()).code).toBe(6);
    expect((await download('--replace')).code).toBe(0);
    expect(await readFile(victim, 'utf8')).toBe('precious');
    expect(await readFile(join(out, 'hello.txt'), 'utf8')).toBe('hello');
  });
});
