import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { makeBulk } from '../support/bulk.ts';
import { bulkScene, expectExactlyOnce } from '../support/bulk-scene.ts';
import { takeInventory } from '../support/portal-inventory.ts';
import { PROGRAM } from '../support/program.ts';

const KIB = 1024;

/** Room beyond what the store’s file has: none, and enough to send a part, by itself or together. */
const ROOMS = [
  { room: 0, count: 60, surface: 'all' },
  { room: 500 * KIB, count: 60, surface: 'public' },
  { room: 800 * KIB, count: 200, surface: 'all' },
] as const;

/** What the store knows of a run that is a row for each file. */
const knownOf = (store: Store, sha256: string) => {
  const [run] = store.runs.list(1);
  const item = store.runs.items(run?.id ?? '').find((one) => one.sha256 === sha256);
  return item?.key ? store.transfers.find(item.key) : undefined;
};

test.skipIf(process.platform !== 'linux').each(ROOMS)(
  'a disk that is full after $room bytes ends the run, and nothing was sent that isn’t written down (surface $surface)',
  async ({ room, count, surface }) => {
    const scene = await bulkScene(surface);
    const { machine, portal, jobs, env } = scene;
    const state = join(env['TAXQ_HOME'] ?? '', 'state');
    openStore({ folder: state }).close();
    const bulk = await makeBulk(machine.folder, jobs, { count });
    const limit = statSync(join(state, 'taxq.db')).size + room;
    const program = ['prlimit', `--fsize=${limit}`, process.execPath, PROGRAM];
    const ran = await machine.run(['upload', 'run', bulk.manifest], { env, program });
    expect(ran.code, ran.stderr).toBe(room === 0 ? 1 : 8);
    expect(ran.stderr).toMatch(/taxq’s store .+ can’t be written\.\s+The disk is full or failing/);
    if (room > 0) expect(ran.stderr).toContain('Go on with: taxq upload run');
    expect(ran.stderr).not.toContain('    at ');

    const held = await takeInventory(portal);
    const store = openStore({ folder: state });
    try {
      for (const { sha256 } of held) {
        expect(['sending', 'done']).toContain(knownOf(store, sha256)?.state);
      }
    } finally {
      store.close();
    }
    if (room === 0) expect(held).toEqual([]);
    expect(held.length).toBeLessThan(bulk.files.length);

    const again = await machine.run(['upload', 'run', bulk.manifest], { env });
    expect(again.code, again.stderr).toBe(0);
    await expectExactlyOnce(scene, bulk, `after ${room} bytes`);
  },
);
