import { expect, test } from 'vitest';
import { SURFACES } from '../../support/bulk-scene.ts';
import { faultScene, usePortals } from '../../support/fault-scene.ts';
import type { Fate } from '../../support/relay.ts';
import { seededFor } from '../../support/seeded.ts';

const portals = usePortals();

const FIRST_SEED = Number(process.env['TAXQ_CHAOS_SEED'] ?? 4_150);

const FATES: readonly Fate[] = [
  ...(['cut', 'choke', 'lose', 'garble', 'fail', 'spoil', 'drip'] as const),
  ...(['later', 'later-date', 'later-plain'] as const),
];

/** Of the requests that write; half as many of those that read. */
const SPOILED = 0.35;

const MAX_RUNS = 8;

test.each(
  SURFACES.flatMap((surface) =>
    [0, 1].map((index) => ({ surface, seed: FIRST_SEED + index * 7_919 })),
  ),
)(
  'a portal that fails at random has each file once after a few runs (surface $surface, seed $seed)',
  async ({ surface, seed }) => {
    const about = `TAXQ_CHAOS_SEED=${seed}, surface ${surface}`;
    let spoiled = 0;
    const { run, expectHeld } = await faultScene({
      portal: portals(surface),
      surface,
      seed,
      count: 60,
      decide: (method, path, count) => {
        const chance = seededFor(seed, `${method} ${path} ${count}`);
        const share = method === 'GET' ? SPOILED / 2 : SPOILED;
        if (chance >= share) return 'pass';
        spoiled += 1;
        return FATES[Math.floor((chance / share) * FATES.length)] ?? 'pass';
      },
    });
    let runs = 1;
    let ran = await run();
    for (; ran.code !== 0 && runs < MAX_RUNS; runs += 1) {
      expect([1, 7, 8], `${about}\n${ran.stderr}`).toContain(ran.code);
      ran = await run();
    }
    expect(ran.code, `${about}, ${runs} runs\n${ran.stderr}`).toBe(0);
    expect(spoiled).toBeGreaterThan(20);
    await expectHeld(undefined, about);
  },
);
