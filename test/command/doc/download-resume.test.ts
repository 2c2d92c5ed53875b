import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { type Seen, startServer } from '../../support/server.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { documents } from './documents.ts';
import { JOB, sha256, startFakePortal } from './fake-portal.ts';

const MB = 1024 * 1024;
const CONTENT = '16 bytes of text'.repeat((3 * MB) / 16);
const DOCUMENT = { id: 'd1', file_name: 'return.txt', content: CONTENT };
const ETAG = '"v1"';

interface Storage {
  /** Bytes after which the connection is cut, when more is to come. */
  cutAfter: number;
  /** @param count how many times the content was asked for, this one included */
  etag(count: number): string;
}

/** A storage service that knows ranges, and a portal whose one document lies there. */
async function startStorage() {
  const now: Storage = { cutAfter: Infinity, etag: () => ETAG };
  const storage = await startServer(({ headers }, response, count) => {
    const { cutAfter } = now;
    const etag = now.etag(count);
    const first = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const fits = headers['if-range'] === undefined || headers['if-range'] === etag;
    const start = fits ? first : 0;
    response.writeHead(start > 0 ? 206 : 200, {
      etag,
      'content-length': CONTENT.length - start,
      ...(start > 0
        ? { 'content-range': `bytes ${start}-${CONTENT.length - 1}/${CONTENT.length}` }
        : {}),
    });
    if (CONTENT.length - start <= cutAfter) return response.end(CONTENT.slice(start));
    const piece = CONTENT.slice(start, start + cutAfter);
    return response.write(piece, () => response.destroy());
  });
  const portal = await startFakePortal([DOCUMENT], () => `${storage.origin}/content`);
  const out = await tempFolder();
  const download = () =>
    taxq(['doc', 'download', JOB, '--out', out, '--json'], { env: portal.env });
  return { now, storage, out, download };
}

const rangesOf = (seen: readonly Seen[]) =>
  seen.map(({ headers }) => [headers.range, headers['if-range']]);

/** Where each request but the first began. */
const startsOf = (seen: readonly Seen[]) =>
  seen.slice(1).map(({ headers }) => Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1]));

describe('doc download goes on where it stopped', () => {
  test('within one run, with the tag of what has come', async () => {
    const { now, storage, out, download } = await startStorage();
    now.cutAfter = MB;
    const run = await download();
    expect(run.code, run.stderr).toBe(0);
    const starts = startsOf(storage.seen);
    // What is on its way when a connection breaks may be lost with it.
    expect(starts[0]).toBeGreaterThan(MB / 2);
    expect(starts[0]).toBeLessThanOrEqual(MB);
    expect(starts[1]).toBeGreaterThan((starts[0] ?? 0) + MB / 2);
    const tags = storage.seen.map(({ headers }) => headers['if-range']);
    expect(new Set(tags)).toEqual(new Set([undefined, ETAG]));
    expect(await readFile(join(out, 'return.txt'), 'utf8')).toBe(CONTENT);
    expect(await readdir(out)).toEqual(['return.txt']);
  });

  test('in the next run, and fetches only the rest', async () => {
    const { storage, out, download } = await startStorage();
    const part = `return.txt.${sha256(CONTENT).slice(0, 12)}.part`;
    await writeFile(join(out, part), CONTENT.slice(0, 6_000));
    expect((await download()).json()).toMatchObject([
      { status: 'downloaded', size: CONTENT.length, sha256: sha256(CONTENT) },
    ]);
    expect(rangesOf(storage.seen)).toEqual([['bytes=6000-', undefined]]);
    expect(await readdir(out)).toEqual(['return.txt']);
  });

  test('but never with another content, whose leftovers go', async () => {
    const { storage, out, download } = await startStorage();
    await writeFile(join(out, 'return.txt.0123456789ab.part'), 'an older draft');
    await writeFile(join(out, 'other.txt.0123456789ab.part'), 'not ours');
    expect((await download()).code).toBe(0);
    expect(rangesOf(storage.seen)).toEqual([[undefined, undefined]]);
    expect((await readdir(out)).sort()).toEqual(['other.txt.0123456789ab.part', 'return.txt']);
  });

  test('and starts anew when the content changes between two tries', async () => {
    const { now, storage, out, download } = await startStorage();
    now.cutAfter = 2 * MB;
    now.etag = (count) => (count === 1 ? '"v0"' : ETAG);
    expect((await download()).code).toBe(0);
    const tags = storage.seen.map(({ headers }) => headers['if-range']);
    expect(tags).toEqual([undefined, '"v0"', ETAG]);
    expect(await readFile(join(out, 'return.txt'), 'utf8')).toBe(CONTENT);
  });
});

describe('doc download on a portal of the public API only', () => {
  const sandbox = useSandbox({ surface: 'public' });
  const env = () => sandboxEnv(sandbox());

  test('goes on by what the content server says of it', async () => {
    const [license] = await documents('Raman', env());
    const words = ['doc', 'download', 'Raman', license?.id ?? '', '--json'];
    const [whole] = (await taxq([...words, '--out', await tempFolder()], { env: env() })).json<
      { path: string; sha256: string }[]
    >();
    const bytes = await readFile(whole?.path ?? '');
    const out = await tempFolder();
    const part = `Driver’s license.${whole?.sha256.slice(0, 12)}.part`;
    await writeFile(join(out, part), bytes.subarray(0, 100));
    const run = await taxq([...words, '--out', out, '--debug'], { env: env() });
    expect(run.json()).toMatchObject([{ status: 'downloaded', sha256: whole?.sha256 }]);
    expect(run.stderr).toContain(' 206 ');
    expect(await readdir(out)).toEqual(['Driver’s license.pdf']);
  });

  test('zips what it fetched, named by the contents, and finds it there again', async () => {
    const out = await tempFolder();
    const zip = () =>
      taxq(['doc', 'download', 'Raman', '--zip', '--out', out, '--json'], { env: env() });
    const statuses = async () =>
      new Set((await zip()).json<{ status: string }[]>().map(({ status }) => status));
    expect(await statuses()).toEqual(new Set(['downloaded']));
    expect(await statuses()).toEqual(new Set(['already_there']));
    expect(await readdir(out)).toHaveLength(1);
  });
});
