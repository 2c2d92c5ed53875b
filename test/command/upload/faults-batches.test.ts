import { appendFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/portal/contract/jobs.ts';
import { addFault, clearFaults, listFaults } from '../../../src/sandbox/control-faults.ts';
import { readLocator } from '../../../src/sandbox/locator.ts';
import {
  type FaultScene,
  type FaultWish,
  faultScene,
  type Result,
  tally,
  usePortals,
} from '../../support/fault-scene.ts';
import { takeInventory, tokenOf } from '../../support/portal-inventory.ts';
import type { Decide, Fate } from '../../support/relay.ts';

const portals = usePortals();

const BATCHES = '/document-batches';
const isBatch = (method: string, path: string) => method === 'POST' && path.endsWith(BATCHES);

/** Spoils the batches whose number, from 1, is wanted; what goes by itself passes. */
function spoilBatches(fate: Fate, wanted: (number: number) => boolean = () => true): Decide {
  let batches = 0;
  return (method, path) => {
    if (!isBatch(method, path)) return 'pass';
    batches += 1;
    return wanted(batches) ? fate : 'pass';
  };
}

const batched = (wish: Partial<FaultWish> = {}) =>
  faultScene({
    portal: portals('all'),
    surface: 'all',
    decide: () => 'pass',
    count: 12,
    batches: true,
    ...wish,
  });

/** Cancels a job past taxq, as its client would. */
async function cancelJob(shortId: string): Promise<void> {
  const portal = portals('all');
  const headers = {
    authorization: `Bearer ${await tokenOf(portal)}`,
    'content-type': 'application/json',
  };
  const found = await fetch(`${portal.url}/v1.0/jobs/getByShortId:${shortId}`, { headers });
  const { id, members } = (await found.json()) as Job;
  const body = { requested_by_user_id: members?.[0]?.user_id, reason: 'They changed their mind' };
  await fetch(`${portal.url}/v1.0/jobs/${id}/request-cancellation`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
}

const codesOf = (results: readonly Result[]) => results.map(({ error }) => error?.code);

describe('small files go in batches', () => {
  test('as many in a request that all workers have some', async () => {
    const { run, relay, expectHeld, bulk } = await batched();
    const ran = await run();
    expect(ran.code, ran.stderr).toBe(0);
    expect(tally(ran.json<Result[]>())).toEqual({ uploaded: bulk.files.length });
    expect([relay.count('POST', BATCHES), relay.count('POST', '/documents')]).toEqual([4, 0]);
    await expectHeld();
  });

  test('and large ones by themselves', async () => {
    const { run, relay, expectHeld } = await batched({ large: [600 * 1024], count: 3 });
    const ran = await run(['--json', '--concurrency', '1']);
    expect(ran.code, ran.stderr).toBe(0);
    expect([relay.count('POST', BATCHES), relay.count('POST', '/documents')]).toEqual([1, 1]);
    await expectHeld();
  });

  test('which only a portal gets that lists it', async () => {
    const { run, relay, expectHeld } = await batched({ batches: false });
    expect((await run()).code).toBe(0);
    expect([relay.count('POST', BATCHES), relay.count('POST', '/documents')]).toEqual([0, 12]);
    await expectHeld();
  });
});

/** What meets a request of three files, and how many of them are found there afterwards. */
const FATES: readonly [Fate, string, number][] = [
  ['cut', 'the connection is cut before the body', 0],
  ['choke', 'the connection is cut in the middle of the body', 0],
  ['lose', 'the portal’s answer is lost', 3],
  ['garble', 'a web page comes instead of the answer', 3],
  ['fail', 'the portal fails and has nothing', 0],
  ['spoil', 'the portal fails and has them all the same', 3],
  ['later-plain', 'the portal is busy', 0],
  ['refuse', 'the portal refuses', 0],
  ['missing', 'the portal has no such thing', 0],
  ['drip', 'the answer comes a byte at a time', 0],
  ['misquote', 'the portal confirms one with another digest', 1],
  ['shorten', 'the answer leaves one out', 3],
  ['reverse', 'the answers come in another order', 2],
  ['elsewhere', 'the answer says that one is in another job', 1],
  ['blank', 'the answer says nothing of one', 1],
];

const ALWAYS: readonly Fate[] = ['lose', 'fail', 'refuse', 'reverse'];

const CASES = FATES.flatMap(([fate, what, found]) => [
  [what, 'once', fate, found] as const,
  ...(ALWAYS.includes(fate) ? [[what, 'always', fate, null] as const] : []),
]);

/** Expects that what a run says of its files is true of the portal. */
async function expectTrue(results: readonly Result[]): Promise<void> {
  // Titles of one test begin alike.
  const held = await takeInventory(portals('all'), results[0]?.title.slice(0, -3));
  const titles = new Map(held.map(({ id, title }) => [id, title]));
  for (const { document_id, title } of results) expect(titles.get(document_id ?? '')).toBe(title);
}

describe('files that go in batches are there once each', () => {
  test.each(CASES)('when %s, %s', async (_, __, fate, found) => {
    const decide = spoilBatches(fate, (number) => found === null || number === 2);
    const { run, relay, expectHeld, bulk } = await batched({ decide });
    // A portal needs a moment to see that a body has broken off; until then its keys are taken.
    const transport = fate === 'choke' ? { sleep: (ms: number) => wait(ms / 10) } : {};
    const ran = await run(['--json'], transport);
    expect(ran.code, ran.stderr).toBe(0);
    const results = ran.json<Result[]>();
    const { uploaded = 0, already_there: there = 0 } = tally(results);
    expect(uploaded + there).toBe(bulk.files.length);
    if (found !== null) expect(there).toBe(found);
    expect(relay.count('POST', BATCHES)).toBeGreaterThan(0);
    await expectTrue(results);
    await expectHeld();
  });

  test('and what arrived unheard is found before it is sent again', async () => {
    const { run, relay, expectHeld } = await batched({ decide: spoilBatches('lose'), count: 3 });
    const ran = await run(['--json', '--concurrency', '1']);
    expect(ran.code, ran.stderr).toBe(0);
    expect(tally(ran.json<Result[]>())).toEqual({ already_there: 3 });
    expect([relay.count('POST', BATCHES), relay.count('POST', '/documents')]).toEqual([1, 0]);
    await expectHeld();
  });
});

test('the first request that fails is the last of its kind: files go by themselves then', async () => {
  const { run, relay, expectHeld } = await batched({ decide: spoilBatches('refuse'), count: 40 });
  const ran = await run(['--json', '--concurrency', '1']);
  expect(ran.code, ran.stderr).toBe(0);
  expect([relay.count('POST', BATCHES), relay.count('POST', '/documents')]).toEqual([1, 40]);
  await expectHeld();
});

test('files that changed or went before their request fail by themselves, and stop no other', async () => {
  const scene = await batched({
    count: 20,
    decide: (method, path, count) => {
      if (isBatch(method, path) && count === 1) {
        const [changed, gone] = scene.bulk.files.slice(17);
        appendFileSync(changed?.path ?? '', 'one line more\n');
        rmSync(gone?.path ?? '');
      }
      return 'pass';
    },
  });
  const { run, relay, expectHeld, bulk } = scene;
  const ran = await run(['--json', '--concurrency', '1']);
  expect(ran.code).toBe(8);
  expect(codesOf(ran.json<Result[]>()).filter((code) => code !== undefined)).toEqual([
    'file_changed',
    'file_missing',
  ]);
  expect([relay.count('POST', BATCHES), relay.count('POST', '/documents')]).toEqual([2, 0]);
  await expectHeld(bulk.files.filter((_, place) => place !== 17 && place !== 18));
});

test('one that the portal refuses in the middle says why, and the others arrive', async () => {
  let scene: FaultScene | undefined;
  const cancel = async (): Promise<Fate> => {
    await cancelJob(scene?.bulk.files[1]?.job ?? '');
    return 'pass';
  };
  scene = await batched({
    count: 3,
    decide: (method, path, count) => (isBatch(method, path) && count === 1 ? cancel() : 'pass'),
  });
  const ran = await scene.run(['--json', '--concurrency', '1']);
  expect(ran.code).toBe(8);
  const results = ran.json<Result[]>();
  expect(codesOf(results)).toEqual([undefined, 'portal_refused', undefined]);
  expect(results[1]?.error?.message).toContain('CANCELLED');
  expect(scene.relay.count('POST', '/documents')).toBe(1);
  await scene.expectHeld(scene.bulk.files.filter((_, place) => place !== 1));
});

const FAULTS: readonly (readonly [string, object])[] = [
  ['delivers a request twice', { duplicate: true }],
  ['loses its answer after the commit', { reset: 'after-commit' }],
  ['breaks off in the middle of the files', { reset: 'during-request', after_bytes: 5_000 }],
  ['cuts its answer in the middle', { reset: 'mid-body' }],
  ['answers with broken JSON', { body: 'malformed' }],
  ['says other digests', { digest: 'wrong' }],
];

test.each(FAULTS)('a portal that %s has each file once', async (_, fault) => {
  const locator = await readLocator(portals('all').data);
  if (locator === null) throw new Error('a running sandbox without a locator');
  const { run, expectHeld, bulk } = await batched();
  await addFault(locator, { on: 'uploadDocumentBatch', times: 2, ...fault });
  try {
    const ran = await run(['--json'], { sleep: (ms: number) => wait(ms / 10) });
    expect(ran.code, ran.stderr).toBe(0);
    const { uploaded = 0, already_there: found = 0 } = tally(ran.json<Result[]>());
    expect(uploaded + found).toBe(bulk.files.length);
    const [{ acted = 0 } = {}] = await listFaults(locator);
    expect(acted).toBe(2);
  } finally {
    await clearFaults(locator);
  }
  await expectHeld();
});
