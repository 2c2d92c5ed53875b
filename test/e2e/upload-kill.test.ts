import { expect, test } from 'vitest';
import { killRound } from '../support/kill-rounds.ts';

const SEED = Number(process.env['TAXQ_CHAOS_SEED'] ?? 20_260_415);

test.each([
  { surface: 'all', kills: 6, files: 24 },
  { surface: 'public', kills: 2, files: 24 },
] as const)(
  'upload run, killed $kills times at any moment, brings each file once (surface $surface)',
  async (round) => {
    const { landed } = await killRound({ ...round, seed: SEED });
    expect(landed.before + landed.sending + landed.between + landed.after).toBe(round.kills);
  },
);
