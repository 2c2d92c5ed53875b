import { afterAll, describe, expect, test } from 'vitest';
import { addLanded, killRound, type Landed } from '../support/kill-rounds.ts';

const FIRST_SEED = Number(process.env['TAXQ_CHAOS_SEED'] ?? Date.now() % 1_000_000);
const KILLS = 10;

const NONE: Landed = { before: 0, sending: 0, between: 0, after: 0 };

const seeds = (rounds: number) => Array.from({ length: rounds }, (_, index) => FIRST_SEED + index);

describe.each([
  { surface: 'all', rounds: 15 },
  { surface: 'public', rounds: 5 },
] as const)('upload run on surface $surface', ({ surface, rounds }) => {
  let landed = NONE;
  let files = 0;
  let passed = 0;

  test.each(seeds(rounds))('brings each file once through 10 kills, seed %i', async (seed) => {
    const result = await killRound({ surface, seed, kills: KILLS, files: 60 });
    landed = addLanded(landed, result.landed);
    files += result.files;
    passed += 1;
  });

  test('was killed before, during and after its sends', () => {
    if (process.env['TAXQ_CHAOS_SEED'] !== undefined) return;
    for (const count of [landed.before, landed.sending, landed.after]) {
      expect(count).toBeGreaterThan(0);
    }
  });

  afterAll(() => {
    const { before, sending, between, after } = landed;
    process.stderr.write(
      `surface ${surface}: ${passed * KILLS} kills (${before} before the run, ${sending} in a send, ` +
        `${between} between sends, ${after} after all), and each of ${files} files once; ` +
        `${rounds - passed} of ${rounds} rounds failed; first seed ${FIRST_SEED}\n`,
    );
  });
});
