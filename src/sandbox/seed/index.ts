import { seedCatalog } from './catalog.ts';
import { DEMO_JOBS } from './demo/index.ts';
import { generatedJob } from './generated.ts';
import { insertJob, type SeedTarget } from './insert-job.ts';
import type { JobSketch } from './sketch.ts';
import { clientId } from './sketched-job.ts';

/** The demo's twelve jobs, or that many generated ones. */
export type Seed = 'demo' | number;

const HOUR = 3_600_000;

const emailOf = (name: string) =>
  `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replace(/[^a-z0-9]+/g, '.')}@example.com`;

function insertClients({ store, now }: SeedTarget, sketch: JobSketch, known: Set<string>): void {
  const time = new Date(now.getTime() - (sketch.created + 1) * HOUR).toISOString();
  for (const person of sketch.clients) {
    const userId = clientId(person);
    if (known.has(userId)) continue;
    known.add(userId);
    store.members.insert({
      user_id: userId,
      email: emailOf(`${person.given} ${person.family}`),
      external_id: null,
      create_time: time,
      update_time: time,
    });
  }
}

/**
 * Fills an empty store, the same ids and names every time, with times relative to now. Run it
 * inside a transaction.
 */
export function plantSeed(target: SeedTarget, seed: Seed): void {
  seedCatalog(target.store, new Date(target.now.getTime() - 365 * 24 * HOUR).toISOString());
  const count = seed === 'demo' ? DEMO_JOBS.length : seed;
  const known = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const sketch = (seed === 'demo' ? DEMO_JOBS[index] : undefined) ?? generatedJob(index);
    insertClients(target, sketch, known);
    insertJob(target, sketch);
  }
  target.store.meta.set('seed', String(seed));
}
