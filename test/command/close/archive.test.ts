import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPromise } from 'yauzl';
import { useHome } from '../../support/home.ts';
import { makePdf } from '../../support/pdf.ts';
import { startRelay } from '../../support/relay.ts';
import { taxq, tempFolder } from '../../support/taxq.ts';
import { ownPortal, RESULTS, type Result } from './closing.ts';

interface Manifest {
  portal: string;
  job: { client: string };
  files: { name: string; size: number; sha256: string }[];
  documents: { title: string }[];
}

const home = useHome();
const close = (env: Record<string, string>, ...args: string[]) =>
  taxq(['close', 'Raman', '--rating', '5', ...RESULTS, ...args, '--yes', '--json'], { env });
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function namesIn(zip: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { fileName } of (await openPromise(zip, { lazyEntries: true })).eachEntry()) {
    names.push(fileName);
  }
  return names.sort();
}

describe('close keeps a copy of the job on this machine', () => {
  test('of all documents and the conversation with the close-out message, for this user only', async () => {
    const { env, sandbox } = await ownPortal(home());
    const root = await tempFolder();

    const run = await close(env, '--archive', root);

    expect(run.code, run.stderr).toBe(0);
    const [result] = run.json<Result[]>();
    const folder = result?.archive ?? '';
    expect(folder).toBe(join(root, `Priya Raman ${result?.job}`));
    expect(result?.message_id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await readdir(folder)).sort()).toEqual([
      ...['conversation.json', 'conversation.md', 'documents.zip', 'manifest.json'],
    ]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ portal: sandbox.url, job: { client: 'Priya Raman' } });
    expect(manifest.documents).toHaveLength(8);
    expect(await namesIn(join(folder, 'documents.zip'))).toHaveLength(8);
    expect(manifest.files.map(({ name }) => name)).toEqual([
      ...['documents.zip', 'conversation.md', 'conversation.json'],
    ]);
    for (const { name, size, sha256 } of manifest.files) {
      const path = join(folder, name);
      expect(digest(await readFile(path)), name).toBe(sha256);
      expect(await stat(path)).toMatchObject({ size });
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    }
    const { messages } = JSON.parse(await readFile(join(folder, 'conversation.json'), 'utf8'));
    expect(messages.at(-1)).toMatchObject({ id: result?.message_id, author: 'pro' });
    const log = await readFile(join(folder, 'conversation.md'), 'utf8');
    expect(log).toContain('> I am closing this job now.'.slice(2));
    expect(log).toMatch(/### \d{4}-\d\d-\d\d \d\d:\d\d:\d\d · Priya Raman, client\n\n> /);
    expect(log).toContain('**Final return 2025**, Final return, file Final return 2025.pdf');
  });

  test('in taxq’s own folder unless told otherwise, which --check then finds', async () => {
    const { env } = await ownPortal();
    const first = await taxq(['close', 'Raman', '--check', '--json=archive'], { env });
    expect(first.json()).toEqual([{ archive: null }]);
    const [result] = (await close(env)).json<Result[]>();
    expect(result?.archive).toContain(join(env['TAXQ_HOME'] ?? '', 'data', 'archive'));
    const again = await taxq(['close', 'Raman', '--check', '--json=archive,rules'], { env });
    const [{ archive = null, rules = [] } = {}] = again.json<Partial<Result>[]>();
    expect(archive).toBe(result?.archive);
    expect(rules.find(({ id }) => id === 'X14')).toMatchObject({ status: 'pass' });
  });

  test('and stops before anything is sent when it can’t', async () => {
    const { env, job, texts } = await ownPortal(home());
    const before = await texts('Raman');
    const root = join(await tempFolder(), 'a file');
    await writeFile(root, 'in the way');

    const run = await close(env, '--archive', root);

    expect(run.code).toBe(1);
    expect(run.json<Result[]>()).toMatchObject([
      { closed: false, archive: null, message_id: null },
    ]);
    expect(await texts('Raman')).toEqual(before);
    expect((await job('Raman')).status).toBe('CLAIMED');
  });

  test('anew when the portal has changed since, or a file of it', async () => {
    const { env: direct, sandbox } = await ownPortal(home());
    const relay = await startRelay(sandbox.url, (method, path) =>
      method === 'POST' && path.endsWith('/complete') && !opens ? 'refuse' : 'pass',
    );
    let opens = false;
    const env = { ...direct, TAXQ_URL: relay.origin };
    const root = await tempFolder();
    const checked = async () => {
      const words = ['close', 'Raman', '--check', '--archive', root, '--json=archive'];
      return (await taxq(words, { env })).json<{ archive: string | null }[]>()[0]?.archive;
    };
    const [refused] = (await close(env, '--archive', root)).json<Result[]>();
    expect(refused).toMatchObject({ closed: false, message_id: expect.any(String) });
    const folder = refused?.archive ?? '';
    expect(await checked()).toBe(folder);
    const more = join(await tempFolder(), 'more.pdf');
    await writeFile(more, makePdf('More'));
    const upload = await taxq(['doc', 'upload', 'Raman', more, '--tag', 'OTHER'], { env });
    expect(upload.code, upload.stderr).toBe(0);
    expect(await checked()).toBeNull();

    opens = true;
    expect((await close(env, '--archive', root)).json<Result[]>()).toMatchObject([
      { closed: true, archive: folder, message_id: null },
    ]);
    expect(await namesIn(join(folder, 'documents.zip'))).toHaveLength(9);
    expect(await checked()).toBe(folder);
    await writeFile(join(folder, 'documents.zip'), 'damaged');
    expect(await checked()).toBeNull();
  });
});
