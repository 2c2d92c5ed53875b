import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { IN_PARTS, makeBulk } from '../support/bulk.ts';
import { expectExactlyOnce, JOBS, proEnv, type Surface } from '../support/bulk-scene.ts';
import { openJobs, type PortalKeys } from '../support/portal-inventory.ts';
import { type Machine, ownMachine, type Served, type Started } from '../support/program.ts';
import { seeded } from '../support/seeded.ts';

const FIRST_SEED = Number(process.env['TAXQ_CHAOS_SEED'] ?? Date.now() % 1_000_000);
const ROUNDS = 8;
const DEATHS = 3;
const FILES = 80;
const MAX_RUNS = 4;

/** The longest that a portal lives once the run has begun, or once it is back. */
const LIFE_MS = 500;

async function startPortal(
  machine: Machine,
  surface: Surface,
  port: string,
): Promise<{ process: Started; served: Served }> {
  const words = ['--data', 'portal', '--seed', String(JOBS), '--surface', surface, '--port', port];
  const process = machine.start(['sandbox', 'start', '--json', ...words]);
  return { process, served: JSON.parse(await process.firstLine) as Served };
}

const keysOf = ({ url, token_url, client_id, client_secret }: Served): PortalKeys => ({
  url,
  tokenUrl: token_url,
  clientId: client_id,
  clientSecret: client_secret,
});

describe.each([{ surface: 'all' }, { surface: 'public' }] as const)(
  'a portal that is killed and comes back, on surface $surface',
  ({ surface }) => {
    let deaths = 0;
    let runs = 0;

    test.each(Array.from({ length: ROUNDS }, (_, index) => FIRST_SEED + index))(
      'loses nothing and doubles nothing of an upload run, seed %i',
      async (seed) => {
        const about = `TAXQ_CHAOS_SEED=${seed}, surface ${surface}`;
        const random = seeded(seed);
        const machine = await ownMachine();
        let { process: portalProcess, served } = await startPortal(machine, surface, '0');
        const portal = keysOf(served);
        const env = await proEnv(portal, surface);
        const wish = { count: FILES, large: [IN_PARTS], seed };
        const bulk = await makeBulk(machine.folder, await openJobs(portal), wish);
        const words = ['upload', 'run', bulk.manifest, '--format', 'ndjson'];

        const running = machine.start(words, { env });
        await running.firstLine.catch(() => {});
        for (let death = 0; death < DEATHS; death += 1) {
          await wait(random() * LIFE_MS);
          portalProcess.kill('SIGKILL');
          await portalProcess.ended;
          deaths += 1;
          const { port } = new URL(portal.url);
          ({ process: portalProcess, served } = await startPortal(machine, surface, port));
        }
        let { code, stderr } = await running.ended;
        runs += 1;
        for (let count = 1; code !== 0 && count < MAX_RUNS; count += 1) {
          expect([7, 8], `${about}\n${stderr}`).toContain(code);
          ({ code, stderr } = await machine.run(words, { env }));
          runs += 1;
        }
        expect(code, `${about}\n${stderr}`).toBe(0);
        await expectExactlyOnce({ machine, portal, env }, bulk, about);
      },
    );

    afterAll(() => {
      process.stderr.write(
        `surface ${surface}: the portal died ${deaths} times in ${ROUNDS} uploads of ` +
          `${FILES + 1} files, which took ${runs} runs; first seed ${FIRST_SEED}\n`,
      );
    });
  },
);
