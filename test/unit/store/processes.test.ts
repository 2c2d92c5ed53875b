import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { intent, newRun, ownFolder, ownStore } from './support/stores.ts';
import { workerProgram } from './support/worker.ts';

const program = workerProgram();

const KEYS = Array.from({ length: 200 }, (_, at) => `key-${at}`);

test('processes that open a new store at the same moment make one store', async () => {
  const folder = ownFolder();
  const workers = Array.from({ length: 6 }, () => program.start({ folder, keys: 0 }));
  const said = await Promise.all(workers.map((worker) => worker.claimed()));
  expect(new Set(said.map(([first]) => first?.secret)).size).toBe(1);
  const store = ownStore({ folder });
  expect(store.runs.list().map(({ state }) => state)).toEqual(Array(6).fill('running'));
  expect(new Set(store.runs.list().map(({ pid }) => pid))).toEqual(
    new Set(workers.map(({ pid }) => pid)),
  );
});

test('two processes that claim the same keys get each key once', async () => {
  const folder = ownFolder();
  const store = ownStore({ folder });
  store.transfers.intend(
    'run',
    KEYS.map((key) => intent({ key })),
  );
  const workers = [0, 1].map(() => program.start({ folder, keys: KEYS.length }));
  const said = (await Promise.all(workers.map((worker) => worker.claimed()))).flat();
  const mine = said.flatMap((line) => line.mine ?? []);
  expect(mine).toHaveLength(KEYS.length);
  expect(new Set(mine)).toEqual(new Set(KEYS));
  for (const key of KEYS) {
    expect(store.transfers.find(key)).toMatchObject({ state: 'done', attempts: 1 });
  }
});

test('what a living process holds is busy; once killed, the next is told that the outcome is unknown', async () => {
  const folder = ownFolder();
  const store = ownStore({ folder });
  store.transfers.intend(
    'run',
    KEYS.map((key) => intent({ key })),
  );
  const worker = program.start({ folder, keys: 150, keep: 50 });
  const [first] = await worker.claimed();
  const id = first?.run ?? '';
  const run = store.runs.begin(newRun());

  expect(store.transfers.claim('key-0', run.id)).toEqual({ kind: 'busy' });
  expect(store.runs.isAlive(id)).toBe(true);
  await worker.kill();
  expect(store.runs.isAlive(id)).toBe(false);
  expect(store.runs.find(id)).toMatchObject({ state: 'interrupted', ended_time: null });
  expect(readdirSync(join(folder, 'runs'))).toEqual([`${run.id}.lock`]);

  const found = KEYS.map((key) => {
    const claim = store.transfers.claim(key, run.id);
    return claim.kind === 'mine' ? claim.before.state : claim.kind;
  });
  expect(found).toEqual([
    ...Array(50).fill('sending'),
    ...Array(100).fill('done'),
    ...Array(50).fill('intended'),
  ]);
});

test('a killed process leaves nothing that blocks a later run', async () => {
  const folder = ownFolder();
  const worker = program.start({ folder, keys: 0 });
  await worker.claimed();
  await worker.kill();
  const store = ownStore({ folder });
  const run = store.runs.begin(newRun());
  expect(readdirSync(join(folder, 'runs'))).toEqual([`${run.id}.lock`]);
  expect(store.runs.list().map(({ state }) => state)).toEqual(['running', 'interrupted']);
});

test('a run that another process ends is seen as it ended', async () => {
  const folder = ownFolder();
  const store = ownStore({ folder });
  const worker = program.start({ folder, keys: 0 });
  await worker.claimed();
  const [before] = store.runs.list();
  await worker.end();
  expect(before?.state).toBe('running');
  expect(store.runs.list()).toMatchObject([{ id: before?.id, state: 'done' }]);
  expect(readdirSync(join(folder, 'runs'))).toEqual([]);
});
