import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Bulk, IN_PARTS, makeBulk, writeManifest } from './bulk.ts';
import {
  type BulkScene,
  bulkScene,
  expectExactlyOnce,
  newestRun,
  type Surface,
} from './bulk-scene.ts';
import { seeded } from './seeded.ts';

/** Where kills landed in the runs that they ended. */
export interface Landed {
  /** Before the run was written down. */
  before: number;
  /** While at least one file was being sent. */
  sending: number;
  /** With files still to be sent, and none on its way. */
  between: number;
  /** When everything had arrived. */
  after: number;
}

export interface KillRound {
  surface: Surface;
  seed: number;
  kills: number;
  /** Small files of a manifest; one that goes in parts comes on top. */
  files: number;
}

export interface RoundResult {
  landed: Landed;
  /** How many files were sent, over all manifests of the round. */
  files: number;
}

/** The longest that a kill waits for once the run has begun to say what becomes of its files. */
const SPREAD_MS: Record<Surface, number> = { all: 400, public: 2_800 };

/** So long a run may take to begin; kills that are to come early come within it. */
const START_MS = 600;

const EARLY_SHARE = 0.35;

const landing = (before: string | undefined, env: Record<string, string>): keyof Landed => {
  const run = newestRun(env);
  if (run === null || run.id === before) return 'before';
  const { waiting, sending } = run.counts;
  if (sending > 0) return 'sending';
  return waiting > 0 ? 'between' : 'after';
};

/** Starts a run and kills it at a moment that `random` chooses. */
async function killOne(
  { machine, env }: BulkScene,
  { manifest }: Bulk,
  surface: Surface,
  random: () => number,
): Promise<keyof Landed> {
  const before = newestRun(env)?.id;
  const words = ['upload', 'run', manifest, '--format', 'ndjson'];
  const running = machine.start(words, { env });
  const isEarly = random() < EARLY_SHARE;
  if (!isEarly) await running.firstLine.catch(() => {});
  // Chance is the point here: no event tells the moments that nobody has thought of.
  await wait(random() * (isEarly ? START_MS : SPREAD_MS[surface]));
  running.kill('SIGKILL');
  const { code } = await running.ended;
  return code === undefined ? landing(before, env) : 'after';
}

/**
 * Kills `upload run` again and again on one store, then lets it go to its end, and expects each file
 * on the portal exactly once. When a manifest has arrived, the next one is begun.
 */
export async function killRound(round: KillRound): Promise<RoundResult> {
  const { surface, seed, kills, files } = round;
  const about = `TAXQ_CHAOS_SEED=${seed}, surface ${surface}`;
  const random = seeded(seed);
  const scene = await bulkScene(surface);
  const bulks: Bulk[] = [];
  const nextBulk = async (): Promise<Bulk> => {
    const name = `plan-${bulks.length}`;
    const wish = { name, count: files, large: [IN_PARTS], seed: seed + bulks.length };
    const bulk = await makeBulk(scene.machine.folder, scene.jobs, wish);
    bulks.push(bulk);
    return bulk;
  };

  const landed: Landed = { before: 0, sending: 0, between: 0, after: 0 };
  let bulk = await nextBulk();
  for (let count = 0; count < kills; count += 1) {
    const where = await killOne(scene, bulk, surface, random);
    landed[where] += 1;
    if (where === 'after') bulk = await nextBulk();
  }
  const whole = {
    manifest: join(scene.machine.folder, 'whole.csv'),
    files: bulks.flatMap((one) => one.files),
  };
  await writeManifest(whole.manifest, whole.files);
  const last = await scene.machine.run(['upload', 'run', whole.manifest], { env: scene.env });
  expect(last.code, `${about}\n${last.stderr}`).toBe(0);
  await expectExactlyOnce(scene, whole, about);
  return { landed, files: whole.files.length };
}

/** The sum of where kills landed. */
export function addLanded(one: Landed, other: Landed): Landed {
  return {
    before: one.before + other.before,
    sending: one.sending + other.sending,
    between: one.between + other.between,
    after: one.after + other.after,
  };
}
