import { expect, test } from 'vitest';
import { SURFACES, type Surface } from '../../support/bulk-scene.ts';
import {
  faultScene,
  type Result,
  spoilUploads,
  tally,
  usePortals,
} from '../../support/fault-scene.ts';
import type { Fate } from '../../support/relay.ts';

const portals = usePortals();

const STORMS: readonly [Fate, string, number][] = [
  ['later', 'in seconds', 2_000],
  ['later-date', 'as a date', 1_000],
  ['later-plain', 'not at all', 100],
];

const CASES = SURFACES.flatMap((surface) =>
  STORMS.map(([fate, how, least]): [string, Surface, Fate, number] => [how, surface, fate, least]),
);

test.each(CASES)(
  'a storm of 429 that says how long to wait %s passes, and each file is there once (surface %s)',
  async (_, surface, fate, least) => {
    const decide = spoilUploads(fate, (number) => number > 4 && number <= 16);
    const { run, expectHeld } = await faultScene({
      portal: portals(surface),
      surface,
      decide,
      count: 20,
    });
    const waits: number[] = [];
    const ran = await run(['--json'], {
      sleep: async (ms) => {
        waits.push(ms);
      },
    });
    expect(ran.code, ran.stderr).toBe(0);
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...waits)).toBeLessThan(10_000);
    await expectHeld();
  },
);

test.each(SURFACES)('a portal that stays busy ends the run (surface %s)', async (surface) => {
  let uploads = 0;
  let busy = true;
  const { run, expectHeld, bulk } = await faultScene({
    portal: portals(surface),
    surface,
    count: 30,
    decide: (method, path) => {
      if (method !== 'POST' || !path.endsWith('/documents')) return 'pass';
      uploads += 1;
      return busy ? 'later-plain' : 'pass';
    },
  });
  const ran = await run();
  expect(ran.code, ran.stderr).toBe(7);
  expect(uploads).toBeLessThan(bulk.files.length * 3);
  expect(tally(ran.json<Result[]>())['uploaded']).toBeUndefined();
  await expectHeld([]);
  busy = false;
  const again = await run();
  expect(again.code, again.stderr).toBe(0);
  await expectHeld();
});
