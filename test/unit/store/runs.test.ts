import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { item, newRun, ownFolder, ownStore } from './support/stores.ts';

const START = new Date('2025-03-14T09:00:00.000Z');

test('a run is found as it was begun', () => {
  const { runs } = ownStore({ now: () => START });
  const { id } = runs.begin(newRun(3));
  expect(id).toMatch(/^[a-z2-7]{8}$/);
  const facts = {
    id,
    origin: 'https://portal.example',
    profile: 'work',
    manifest: '/returns/plan.csv',
    total: 3,
    started_time: START.toISOString(),
    ended_time: null,
    pid: process.pid,
    state: 'running',
  };
  expect(runs.find(id)).toStrictEqual(facts);
  expect(runs.items(id)).toStrictEqual([item(0), item(1), item(2)]);
  const none = { waiting: 0, sending: 0, uploaded: 0, already_there: 0, refused: 0 };
  expect(runs.list()).toStrictEqual([{ ...facts, counts: { ...none, waiting: 3, failed: 0 } }]);
});

test('an item changes only in what is named', () => {
  const { runs } = ownStore();
  const run = runs.begin(newRun(2));
  const failure = {
    status: 'failed',
    error_code: 'file_missing',
    error: 'There is none.',
  } as const;
  run.set(1, { status: 'sending' });
  run.set(1, failure);
  run.set(1, {});
  const changed = item(1, failure);
  expect(runs.items(run.id)).toEqual([item(0), changed]);
  run.set(1, { status: 'uploaded', document_id: 'document-1', error_code: null, error: null });
  expect(runs.items(run.id)[1]).toEqual({
    ...changed,
    status: 'uploaded',
    document_id: 'document-1',
    error_code: null,
    error: null,
  });
  expect(() => run.set(2, { status: 'sending' })).toThrow('position 2');
});

test('a run that ended keeps its state and counts, and its lock is gone', () => {
  const folder = ownFolder();
  const { runs } = ownStore({ folder, now: () => START });
  const run = runs.begin(newRun(2));
  run.set(0, { status: 'uploaded' });
  expect(runs.isAlive(run.id)).toBe(true);
  run.end('failed');
  expect(runs.isAlive(run.id)).toBe(false);
  expect(runs.list()).toMatchObject([
    { state: 'failed', ended_time: START.toISOString(), counts: { uploaded: 1, waiting: 1 } },
  ]);
  expect(readdirSync(join(folder, 'runs'))).toEqual([]);
});

test('runs are listed newest first, as many as asked for', () => {
  const { runs } = ownStore();
  const ids = [1, 2, 3].map((count) => {
    const run = runs.begin(newRun(count));
    run.end('done');
    return run.id;
  });
  expect(runs.list().map(({ id }) => id)).toEqual(ids.toReversed());
  expect(runs.list(2).map(({ total }) => total)).toEqual([3, 2]);
});

test('a run without an end is interrupted as soon as its process has let go', () => {
  const folder = ownFolder();
  const [first, second] = [ownStore({ folder }), ownStore({ folder })];
  const run = first.runs.begin(newRun(2));
  run.set(0, { status: 'uploaded' });
  expect(second.runs.find(run.id)?.state).toBe('running');
  first.close();
  const interrupted = { id: run.id, state: 'interrupted', ended_time: null };
  expect(second.runs.find(run.id)).toMatchObject(interrupted);
  const counts = { uploaded: 1, waiting: 1 };
  expect(second.runs.list()).toMatchObject([{ ...interrupted, counts }]);
  second.runs.begin(newRun());
  expect(second.runs.list()).toMatchObject([{ state: 'running' }, { ...interrupted, counts }]);
});

test('a run is not alive because its lock’s file is there', () => {
  const folder = ownFolder();
  const { runs } = ownStore({ folder });
  runs.begin(newRun()).end('done');
  const leftOver = join(folder, 'runs', 'abcdefgh.lock');
  writeFileSync(leftOver, '');
  expect(runs.isAlive('abcdefgh')).toBe(false);
  expect(readdirSync(join(folder, 'runs'))).toEqual([]);
  writeFileSync(leftOver, '');
  const { id } = runs.begin(newRun());
  expect(readdirSync(join(folder, 'runs'))).toEqual([`${id}.lock`]);
});

test('an id that is none leads nowhere', () => {
  const folder = ownFolder();
  const { runs } = ownStore({ folder });
  writeFileSync(join(folder, 'other.lock'), 'not taxq’s');
  expect(runs.isAlive('../other')).toBe(false);
  expect(runs.find('../other')).toBeUndefined();
  expect(runs.items('../other')).toEqual([]);
  expect(readdirSync(folder)).toContain('other.lock');
});

test('a run that can’t begin leaves nothing behind', () => {
  const folder = ownFolder();
  const { runs } = ownStore({ folder });
  expect(() => runs.begin(newRun([item(0), item(0)]))).toThrow();
  expect(runs.list()).toEqual([]);
  expect(readdirSync(join(folder, 'runs'))).toEqual([]);
});

test('the newest 200 runs keep their items, and so does one that still runs', () => {
  const { runs } = ownStore();
  const living = runs.begin(newRun());
  const ids = Array.from({ length: 202 }, () => {
    const run = runs.begin(newRun());
    run.end('done');
    return run.id;
  });
  const kept = ids.filter((id) => runs.items(id).length > 0);
  expect(kept).toEqual(ids.slice(2));
  expect(runs.items(living.id)).toHaveLength(1);
  expect(runs.find(ids[0] ?? '')).toMatchObject({ state: 'done', total: 1 });
});

test('100,000 items are written down within seconds', () => {
  const { runs } = ownStore();
  const began = performance.now();
  const run = runs.begin(newRun(100_000));
  expect(performance.now() - began).toBeLessThan(8000);
  expect(runs.list()).toMatchObject([{ counts: { waiting: 100_000 } }]);
  run.end('done');
});
