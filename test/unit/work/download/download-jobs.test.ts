import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import type { Content } from '../../../../src/portal/content.ts';
import type { DocumentView } from '../../../../src/work/document/document-view.ts';
import { type DownloadOptions, downloadJobs } from '../../../../src/work/download/download-jobs.ts';
import type { JobOrder, LostOrder } from '../../../../src/work/download/download-orders.ts';
import type { DownloadResult } from '../../../../src/work/download/download-result.ts';
import { compareZip } from '../../../../src/work/download/zip-compare.ts';
import { viewJob } from '../../../../src/work/job/job-view.ts';
import { tempFolder } from '../../../support/taxq.ts';
import { listed, sends, sha256, sourceOf } from './download-source.ts';

const order = (short_id: string, all: readonly DocumentView[]): JobOrder => ({
  job: viewJob({
    id: `id-${short_id}`,
    short_id,
    name: `Client of ${short_id}`,
    status: 'CLAIMED',
    create_time: '2026-03-01T10:00:00.000Z',
  }),
  choose: async () => ({ all, wanted: all }),
});

const textOf = (id: string) => `The content of ${id}.`;
const documents = (...ids: string[]) => ids.map((id) => listed(id, `${id}.txt`, textOf(id)));
const refused = new TaxqError({ kind: 'failed', code: 'content_refused', message: 'No.' });

/** A source whose documents come when they are let go, in any order. */
function gates() {
  const open = new Map<string, (content: Content) => void>();
  const source = sourceOf((_from, _count, id) => new Promise((resolve) => open.set(id, resolve)));
  return {
    source,
    begun: () => [...open.keys()],
    let: (id: string) => open.get(id)?.(sends(textOf(id))),
  };
}

interface Run extends Partial<DownloadOptions> {
  orders: readonly (JobOrder | LostOrder)[];
}

async function run({ orders, ...given }: Run): Promise<DownloadResult[]> {
  const results: DownloadResult[] = [];
  const options: DownloadOptions = {
    source: sourceOf((_from, _count, id) => sends(textOf(id))),
    out: '/nowhere',
    zip: false,
    replace: false,
    concurrency: 4,
    signal: new AbortController().signal,
    ...given,
  };
  for await (const result of downloadJobs(orders, options)) results.push(result);
  return results;
}

const brief = (results: readonly DownloadResult[]) =>
  results.map(({ job, document_id, status }) => `${job} ${document_id} ${status}`);

describe('documents of several jobs', () => {
  test('are fetched several at a time, never more, and told in order all the same', async () => {
    const { source, begun, let: letGo } = gates();
    const orders = [order('A', documents('a1', 'a2')), order('B', documents('b1', 'b2'))];
    const running = run({ orders, source, out: await tempFolder(), concurrency: 3 });
    await expect.poll(() => begun().length).toBe(3);
    const [first = ''] = begun();
    letGo(first);
    await expect.poll(() => begun().length).toBe(4);
    for (const id of begun().toReversed()) letGo(id);
    expect(brief(await running)).toEqual([
      'A a1 downloaded',
      'A a2 downloaded',
      'B b1 downloaded',
      'B b2 downloaded',
    ]);
  });

  test('lie in a folder for each job', async () => {
    const out = await tempFolder();
    await run({ orders: [order('A', documents('same')), order('B', documents('same'))], out });
    expect((await readdir(out)).sort()).toEqual(['Client of A A', 'Client of B B']);
    expect(await readdir(join(out, 'Client of A A'))).toEqual(['same.txt']);
  });

  test('come even when one of them fails, or a whole job does', async () => {
    const lost: LostOrder = { named: 'nobody', error: refused };
    const silent = { ...order('S', []), choose: () => Promise.reject(refused) };
    const source = sourceOf((_from, _count, id) => {
      if (id === 'a1') throw refused;
      return sends(textOf(id));
    });
    const orders = [lost, silent, order('A', documents('a1', 'a2'))];
    expect(brief(await run({ orders, source, out: await tempFolder() }))).toEqual([
      'nobody null failed',
      'S null failed',
      'A a1 failed',
      'A a2 downloaded',
    ]);
  });

  test('stop coming when the user interrupts, which is told once', async () => {
    const { source, begun, let: letGo } = gates();
    const stop = new TaxqError({ kind: 'interrupted', code: 'interrupted', message: 'Stop.' });
    const controller = new AbortController();
    const orders = [order('A', documents('a1', 'a2', 'a3', 'a4'))];
    const { signal } = controller;
    const running = run({ orders, source, out: await tempFolder(), concurrency: 2, signal });
    await expect.poll(() => begun().toSorted()).toEqual(['a1', 'a2']);
    controller.abort(stop);
    letGo('a1');
    letGo('a2');
    expect(brief(await running)).toEqual(['A a1 downloaded', 'A a2 downloaded', 'A a3 failed']);
    expect(begun().toSorted()).toEqual(['a1', 'a2']);
  });

  test('stop coming when nobody reads on', async () => {
    const { source, begun, let: letGo } = gates();
    const results = downloadJobs([order('A', documents('a1', 'a2', 'a3'))], {
      source,
      out: await tempFolder(),
      zip: false,
      replace: false,
      concurrency: 1,
      signal: new AbortController().signal,
    });
    const first = results.next();
    await expect.poll(begun).toEqual(['a1']);
    letGo('a1');
    await first;
    await expect.poll(begun).toEqual(['a1', 'a2']);
    letGo('a2');
    await results.return(undefined);
    expect(begun()).toEqual(['a1', 'a2']);
  });
});

describe('documents that are zipped', () => {
  const entries = (...ids: string[]) =>
    ids.map((id) => ({ name: `${id}.txt`, size: textOf(id).length, sha256: sha256(textOf(id)) }));

  test('lie in one zip for each job, and nowhere else', async () => {
    const out = await tempFolder();
    const orders = [order('A', documents('a1', 'a2')), order('B', documents('b1'))];
    const results = await run({ orders, out, zip: true });
    expect((await readdir(out)).sort()).toEqual(['Client of A A.zip', 'Client of B B.zip']);
    const archive = join(out, 'Client of A A.zip');
    expect(results[1]).toMatchObject({ status: 'downloaded', path: null, archive });
    expect(await compareZip(archive, entries('a1', 'a2'))).toBe('same');
  });

  test('are not fetched again when the zip holds them', async () => {
    const out = await tempFolder();
    const orders = [order('A', documents('a1', 'a2'))];
    await run({ orders, out, zip: true });
    const source = sourceOf(() => Promise.reject(new Error('nothing is to be fetched')));
    const again = await run({ orders, out, zip: true, source });
    expect(again.map(({ status }) => status)).toEqual(['already_there', 'already_there']);
  });

  test('leave another zip in their place as it is, unless it is to be replaced', async () => {
    const out = await tempFolder();
    await run({ orders: [order('A', documents('a1'))], out, zip: true });
    const orders = [order('A', documents('a1', 'a2'))];
    const source = sourceOf((_from, _count, id) => sends(textOf(id)));
    const refusal = await run({ orders, out, zip: true, source });
    expect(refusal.map(({ error }) => error?.code)).toEqual(['file_exists', 'file_exists']);
    expect(source.asked).toEqual([]);
    const archive = join(out, 'Client of A A.zip');
    expect(await compareZip(archive, entries('a1'))).toBe('same');
    await run({ orders, out, zip: true, replace: true });
    expect(await compareZip(archive, entries('a1', 'a2'))).toBe('same');
  });

  test('wait beside it when one of them fails, and are not fetched again', async () => {
    const out = await tempFolder();
    const orders = [order('A', documents('a1', 'a2'))];
    const failing = sourceOf((_from, _count, id) => {
      if (id === 'a2') throw refused;
      return sends(textOf(id));
    });
    const first = await run({ orders, out, zip: true, source: failing });
    expect(first).toMatchObject([
      { status: 'kept', archive: null, path: join(out, '.taxq-A.part', 'a1.txt'), error: null },
      { status: 'failed', archive: null, error: { code: 'content_refused' } },
    ]);
    expect(await readdir(out)).toEqual(['.taxq-A.part']);

    const fetched: string[] = [];
    const source = sourceOf((_from, _count, id) => {
      fetched.push(id);
      return sends(textOf(id));
    });
    const second = await run({ orders, out, zip: true, source });
    expect(second.map(({ status }) => status)).toEqual(['downloaded', 'downloaded']);
    expect(fetched).toEqual(['a2']);
    expect(await readdir(out)).toEqual(['Client of A A.zip']);
  });

  test('never gather behind a link that somebody put in the way', async () => {
    const out = await tempFolder();
    const elsewhere = await tempFolder();
    await symlink(elsewhere, join(out, '.taxq-A.part'));
    const [result] = await run({ orders: [order('A', documents('a1'))], out, zip: true });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'file_unwritable' } });
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('replace what a killed run left of a zip', async () => {
    const out = await tempFolder();
    await writeFile(join(out, 'Client of A A.zip.part'), 'PK half');
    await run({ orders: [order('A', documents('a1'))], out, zip: true });
    expect(await readdir(out)).toEqual(['Client of A A.zip']);
  });

  test('make no zip when there are none', async () => {
    const out = join(await tempFolder(), 'out');
    expect(await run({ orders: [order('A', [])], out, zip: true })).toEqual([]);
  });
});

describe('a folder that can’t take documents', () => {
  test('is named, once for each job', async () => {
    const out = await tempFolder();
    await writeFile(join(out, 'Client of A A'), '');
    const orders = [order('A', documents('a1', 'a2')), order('B', documents('b1'))];
    const results = await run({ orders, out });
    expect(brief(results)).toEqual(['A null failed', 'B b1 downloaded']);
    expect(results[0]?.error?.message).toContain('Client of A A');
    expect(await readFile(join(out, 'Client of A A'), 'utf8')).toBe('');
  });

  test.skipIf(process.getuid?.() === 0)('may be one that is read-only', async () => {
    const out = join(await tempFolder(), 'out');
    await mkdir(out);
    await chmod(out, 0o500);
    const [result] = await run({ orders: [order('A', documents('a1'))], out });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'file_unwritable' } });
    await chmod(out, 0o700);
  });
});
