import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { IN_PARTS } from '../../support/bulk.ts';
import { SURFACES, type Surface } from '../../support/bulk-scene.ts';
import {
  faultScene,
  isUpload,
  type Result,
  spoilUploads,
  tally,
  usePortals,
} from '../../support/fault-scene.ts';
import type { Decide, Fate } from '../../support/relay.ts';

const portals = usePortals();

const FATES: readonly [Fate, string][] = [
  ['cut', 'the connection is cut before the body'],
  ['choke', 'the connection is cut in the middle of the body'],
  ['lose', 'the portal’s answer is lost'],
  ['garble', 'a web page comes instead of the answer'],
  ['fail', 'the portal fails and has nothing'],
  ['spoil', 'the portal fails and has it all the same'],
  ['drip', 'the answer comes a byte at a time'],
];

const CASES = SURFACES.flatMap((surface) =>
  FATES.map(([fate, what]): [string, Surface, Fate] => [what, surface, fate]),
);

describe('upload run brings each file once', () => {
  test.each(CASES)('when %s (surface %s)', async (_, surface, fate) => {
    const decide = spoilUploads(fate, (number) => number % 3 === 1);
    const { run, expectHeld, bulk } = await faultScene({
      portal: portals(surface),
      surface,
      decide,
      count: 12,
    });
    // A portal needs a moment to see that a body has broken off; until then its key is taken.
    const transport = fate === 'choke' ? { sleep: (ms: number) => wait(ms / 10) } : {};
    const ran = await run(['--json'], transport);
    expect(ran.code, ran.stderr).toBe(0);
    const { uploaded = 0, already_there: found = 0 } = tally(ran.json<Result[]>());
    expect(uploaded + found).toBe(bulk.files.length);
    await expectHeld();
  });

  test.each([
    ['PATCH', 'choke'],
    ['PATCH', 'lose'],
    ['PATCH', 'spoil'],
    ['POST', 'lose'],
    ['POST', 'spoil'],
  ] as const)('when a file goes in parts and meets, at %s: %s', async (method, fate) => {
    const decide = (seen: string, path: string, count: number): Fate =>
      seen === method && path.includes('/uploads') && count <= 1 ? fate : 'pass';
    const wish = {
      portal: portals('all'),
      surface: 'all' as const,
      decide,
      count: 2,
      large: [IN_PARTS],
    };
    const { run, expectHeld, relay } = await faultScene(wish);
    const ran = await run();
    expect(ran.code, ran.stderr).toBe(0);
    expect(relay.count('POST', '/documents')).toBe(2);
    await expectHeld();
  });
});

test('a key that the portal refuses after a cut, as it is still at it, is asked about later', async () => {
  const decide: Decide = (method, path, count) =>
    isUpload(method, path) ? ((['cut', 'refuse'] as const)[count - 1] ?? 'pass') : 'pass';
  const { run, expectHeld } = await faultScene({
    portal: portals('all'),
    surface: 'all',
    decide,
    count: 4,
  });
  const ran = await run();
  expect(ran.code, ran.stderr).toBe(0);
  await expectHeld();
});

test('a refusal with no cut before it is final', async () => {
  const decide = spoilUploads('refuse', () => true);
  const { run, relay, bulk } = await faultScene({
    portal: portals('all'),
    surface: 'all',
    decide,
    count: 4,
  });
  const ran = await run();
  expect(ran.code).toBe(6);
  expect(ran.json<Result[]>().map(({ error }) => error?.code)).toEqual(
    bulk.files.map(() => 'portal_refused'),
  );
  expect(relay.count('POST', '/documents')).toBe(4);
  // What is tried again another day is still the same upload to the portal.
  await run();
  expect(relay.count('POST', '/documents')).toBe(8);
  expect(relay.keys.size).toBe(4);
});

test('what arrived unheard while the portal couldn’t be asked is found before it is sent again', async () => {
  let deaf = 0;
  const decide: Decide = (method, path, count) => {
    if (isUpload(method, path) && count === 1) {
      deaf = 8;
      return 'lose';
    }
    if (method === 'GET' && deaf > 0) {
      deaf -= 1;
      return 'fail';
    }
    return 'pass';
  };
  const { run, relay, expectHeld } = await faultScene({
    portal: portals('public'),
    surface: 'public',
    decide,
    count: 1,
  });
  const ran = await run();
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.json()).toMatchObject([{ status: 'already_there' }]);
  expect(relay.count('POST', '/documents')).toBe(1);
  await expectHeld();
});

test('a portal that vanishes ends the run with 7, and the next run brings the rest', async () => {
  let gone = false;
  let uploads = 0;
  const { run, expectHeld, bulk } = await faultScene({
    portal: portals('public'),
    surface: 'public',
    count: 30,
    decide: (method, path) => {
      if (isUpload(method, path)) uploads += 1;
      if (uploads > 5) gone = true;
      return gone && uploads < 1_000 ? 'cut' : 'pass';
    },
  });
  const first = await run();
  expect([7, 8]).toContain(first.code);
  expect(first.stderr).toMatch(/connection .* was lost|can’t be reached/);
  expect(tally(first.json<Result[]>())['left']).toBeGreaterThan(0);
  uploads = 1_000;
  gone = false;
  const second = await run();
  expect(second.code, second.stderr).toBe(0);
  expect(second.json<Result[]>()).toHaveLength(bulk.files.length);
  await expectHeld();
});
