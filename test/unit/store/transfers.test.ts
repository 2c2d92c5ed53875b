import { describe, expect, test } from 'vitest';
import { openStore } from '../../../src/store/index.ts';
import { intent, newRun, ownFolder, ownStore } from './support/stores.ts';

const START = new Date('2025-03-14T09:00:00.000Z');

function ticking() {
  let minutes = 0;
  return () => new Date(START.getTime() + 60_000 * minutes++);
}

test('an intent is written down with nothing tried yet', () => {
  const { transfers } = ownStore({ now: () => START });
  transfers.intend('run', [intent()]);
  expect(transfers.find('key-1')).toStrictEqual({
    ...intent(),
    state: 'intended',
    run: 'run',
    attempts: 0,
    attempt_time: null,
    document_id: null,
    upload_id: null,
    gone: null,
    created_time: START.toISOString(),
    updated_time: START.toISOString(),
  });
  expect(transfers.find('key-2')).toBeUndefined();
});

test('an intent that is known takes a new title and file, but only until it is tried', () => {
  const store = ownStore();
  const { transfers } = store;
  const run = store.runs.begin(newRun());
  transfers.intend('run', [intent()]);
  const renamed = intent({ title: 'Rivera final.pdf', file: '/returns/final.pdf' });
  transfers.intend('run', [renamed]);
  expect(transfers.find('key-1')).toMatchObject(renamed);
  transfers.claim('key-1', run.id);
  transfers.intend('run', [intent()]);
  expect(transfers.find('key-1')).toMatchObject({ ...renamed, state: 'sending', attempts: 1 });
  transfers.done('key-1', 'document-1');
  transfers.intend('run', [intent()]);
  expect(transfers.find('key-1')).toMatchObject({ ...renamed, state: 'done' });
});

test('intents come all or none', () => {
  const { transfers } = ownStore();
  const broken = intent({ key: 'key-2', size: Number.NaN });
  expect(() => transfers.intend('run', [intent(), broken])).toThrow();
  expect(transfers.find('key-1')).toBeUndefined();
});

test('a claim counts the attempt and tells what was found', () => {
  const store = ownStore({ now: ticking() });
  const { transfers } = store;
  const run = store.runs.begin(newRun());
  transfers.intend('run', [intent()]);
  expect(transfers.claim('key-1', run.id)).toMatchObject({
    kind: 'mine',
    before: { state: 'intended', attempts: 0, run: 'run' },
  });
  const claimed = transfers.find('key-1');
  expect(claimed).toMatchObject({ state: 'sending', run: run.id, attempts: 1 });
  expect(claimed?.attempt_time).toBe(claimed?.updated_time);
  expect(Date.parse(claimed?.attempt_time ?? '')).toBeGreaterThan(
    Date.parse(claimed?.created_time ?? ''),
  );
});

test('a run claims again what it holds itself', () => {
  const store = ownStore();
  const run = store.runs.begin(newRun());
  store.transfers.intend('run', [intent()]);
  store.transfers.claim('key-1', run.id);
  expect(store.transfers.claim('key-1', run.id)).toMatchObject({
    kind: 'mine',
    before: { state: 'sending', run: run.id, attempts: 1 },
  });
});

test('what is done is done, for every run', () => {
  const store = ownStore();
  const run = store.runs.begin(newRun());
  store.transfers.intend('run', [intent()]);
  store.transfers.claim('key-1', run.id);
  store.transfers.resumeAt('key-1', 'upload-1');
  store.transfers.done('key-1', 'document-1');
  expect(store.transfers.claim('key-1', run.id)).toEqual({
    kind: 'done',
    document_id: 'document-1',
  });
  expect(store.transfers.find('key-1')).toMatchObject({ state: 'done', upload_id: null });
});

test('a living run’s claim stands; it falls when the run ends or its store is closed', () => {
  const folder = ownFolder();
  const [first, second, third] = [0, 1, 2].map(() => ownStore({ folder }));
  if (!first || !second || !third) throw new Error('no store');
  first.transfers.intend('run', [intent(), intent({ key: 'key-2' })]);
  const [one, two, three] = [first, second, third].map((store) => store.runs.begin(newRun()));
  if (!one || !two || !three) throw new Error('no run');
  first.transfers.claim('key-1', one.id);
  second.transfers.claim('key-2', two.id);
  expect(third.transfers.claim('key-1', three.id)).toEqual({ kind: 'busy' });
  expect(third.transfers.claim('key-2', three.id)).toEqual({ kind: 'busy' });
  one.end('interrupted');
  second.close();
  for (const key of ['key-1', 'key-2']) {
    expect(third.transfers.claim(key, three.id)).toMatchObject({
      kind: 'mine',
      before: { state: 'sending' },
    });
  }
});

test('a claim given back with nothing sent is as if it had never been, but for the count', () => {
  const store = ownStore();
  const { transfers } = store;
  const run = store.runs.begin(newRun());
  transfers.intend('run', [intent()]);
  transfers.claim('key-1', run.id);
  transfers.resumeAt('key-1', 'upload-1');
  transfers.release('key-1', 'not_sent');
  expect(transfers.find('key-1')).toMatchObject({
    state: 'intended',
    run: null,
    attempts: 1,
    upload_id: 'upload-1',
  });
  transfers.resumeAt('key-1', null);
  expect(transfers.find('key-1')?.upload_id).toBeNull();
});

test('a claim given back with its outcome unknown tells the next who claims', () => {
  const folder = ownFolder();
  const [store, other] = [ownStore({ folder }), ownStore({ folder })];
  const run = store.runs.begin(newRun());
  store.transfers.intend('run', [intent()]);
  store.transfers.claim('key-1', run.id);
  store.transfers.release('key-1', 'unknown');
  expect(other.transfers.claim('key-1', other.runs.begin(newRun()).id)).toMatchObject({
    kind: 'mine',
    before: { state: 'sending', run: null },
  });
});

test('what is done is not given back', () => {
  const store = ownStore();
  store.transfers.intend('run', [intent()]);
  store.transfers.done('key-1', 'document-1');
  store.transfers.release('key-1', 'not_sent');
  expect(store.transfers.find('key-1')?.state).toBe('done');
});

test('what has gone from the portal may be sent anew; what was not done stays as it is', () => {
  const store = ownStore();
  const { transfers } = store;
  const run = store.runs.begin(newRun());
  transfers.intend('run', [intent(), intent({ key: 'key-2' })]);
  transfers.done('key-1', 'document-1');
  transfers.claim('key-2', run.id);
  transfers.forget('key-1');
  transfers.forget('key-2');
  expect(transfers.find('key-1')).toMatchObject({ state: 'intended', document_id: null });
  expect(transfers.find('key-2')).toMatchObject({ state: 'sending', run: run.id });
});

test('nothing can be claimed or done that was not intended', () => {
  const store = ownStore();
  const run = store.runs.begin(newRun());
  expect(() => store.transfers.claim('key-1', run.id)).toThrow('key-1');
  expect(() => store.transfers.done('key-1', 'document-1')).toThrow('key-1');
  expect(() => store.transfers.resumeAt('key-1', null)).toThrow('key-1');
});

describe('a run that died with the machine', () => {
  const RUN_TIME = new Date('2026-03-01T10:00:00.000Z');
  const diedBefore = (boot: string) => {
    const folder = ownFolder();
    const store = openStore({ folder, now: () => RUN_TIME });
    const { id } = store.runs.begin(newRun());
    store.transfers.intend(id, [intent()]);
    store.close();
    return ownStore({ folder, bootTime: () => new Date(boot) });
  };

  test('may have sent whatever it intended, since a claim doesn’t survive a power cut', () => {
    const store = diedBefore('2026-03-01T10:05:00.000Z');
    const run = store.runs.begin(newRun());
    store.transfers.intend(run.id, [intent()]);
    expect(store.transfers.claim('key-1', run.id)).toMatchObject({
      kind: 'mine',
      before: { state: 'sending' },
    });
  });

  test('has sent only what it claimed when the machine stayed up', () => {
    const store = diedBefore('2026-03-01T09:00:00.000Z');
    const run = store.runs.begin(newRun());
    expect(store.transfers.claim('key-1', run.id)).toMatchObject({
      kind: 'mine',
      before: { state: 'intended' },
    });
  });
});

test('what is written with a claim or its end is kept with it, or not at all', () => {
  const store = ownStore();
  const { transfers } = store;
  const run = store.runs.begin(newRun());
  transfers.intend('run', [intent()]);
  const fail = () => {
    throw new Error('no room');
  };
  expect(() => transfers.claim('key-1', run.id, fail)).toThrow('no room');
  expect(transfers.find('key-1')).toMatchObject({ state: 'intended', attempts: 0 });
  transfers.claim('key-1', run.id, () => run.set(0, { status: 'sending' }));
  expect(store.runs.items(run.id)[0]).toMatchObject({ status: 'sending' });
  expect(() => transfers.done('key-1', 'document-1', fail)).toThrow('no room');
  expect(transfers.find('key-1')).toMatchObject({ state: 'sending', document_id: null });
});

test('what goes with a claim is not written when it isn’t given', () => {
  const store = ownStore();
  const { transfers } = store;
  const run = store.runs.begin(newRun());
  transfers.intend('run', [intent()]);
  transfers.claim('key-1', run.id);
  transfers.done('key-1', 'document-1');
  const also = () => {
    throw new Error('not to be called');
  };
  expect(transfers.claim('key-1', run.id, also)).toMatchObject({ kind: 'done' });
});

describe('several claimed at once', () => {
  const KEYS = ['key-1', 'key-2', 'key-3', 'key-4', 'key-5', 'key-6'];

  test('are those that nobody has ever tried', () => {
    const folder = ownFolder();
    const [store, other] = [ownStore({ folder }), ownStore({ folder })];
    const { transfers } = store;
    const [run, rival] = [store.runs.begin(newRun()), other.runs.begin(newRun())];
    transfers.intend(
      run.id,
      KEYS.map((key) => intent({ key })),
    );
    other.transfers.claim('key-1', rival.id);
    transfers.claim('key-2', run.id);
    transfers.release('key-2', 'not_sent');
    transfers.claim('key-3', run.id);
    transfers.release('key-3', 'unknown');
    transfers.done('key-4', 'document-4');
    transfers.done('key-5', 'document-5');
    transfers.forget('key-5');
    const before = KEYS.slice(0, 5).map((key) => transfers.find(key));
    expect(transfers.claimFresh([...KEYS, 'nobody’s'], run.id)).toEqual(['key-6']);
    expect(transfers.find('key-6')).toMatchObject({ state: 'sending', run: run.id, attempts: 1 });
    expect(KEYS.slice(0, 5).map((key) => transfers.find(key))).toEqual(before);
  });

  test('are kept from everybody else, and once from the run itself', () => {
    const folder = ownFolder();
    const [store, other] = [ownStore({ folder }), ownStore({ folder })];
    const [run, rival] = [store.runs.begin(newRun()), other.runs.begin(newRun())];
    store.transfers.intend(run.id, [intent(), intent({ key: 'key-2' })]);
    expect(store.transfers.claimFresh(['key-1', 'key-1', 'key-2'], run.id)).toEqual([
      'key-1',
      'key-2',
    ]);
    expect(other.transfers.claimFresh(['key-1', 'key-2'], rival.id)).toEqual([]);
    expect(other.transfers.claim('key-1', rival.id)).toEqual({ kind: 'busy' });
    run.end('interrupted');
    expect(other.transfers.claim('key-1', rival.id)).toMatchObject({
      kind: 'mine',
      before: { state: 'sending', attempts: 1 },
    });
  });

  test('are claimed with what goes with each of them, or not at all', () => {
    const store = ownStore();
    const { transfers } = store;
    const run = store.runs.begin(newRun(2));
    transfers.intend(run.id, [intent(), intent({ key: 'key-2' })]);
    const failAtSecond = (key: string) => {
      if (key === 'key-2') throw new Error('no room');
      run.set(0, { status: 'sending' });
    };
    expect(() => transfers.claimFresh(['key-1', 'key-2'], run.id, failAtSecond)).toThrow('no room');
    expect(transfers.find('key-1')).toMatchObject({ state: 'intended', attempts: 0 });
    expect(store.runs.items(run.id)[0]).toMatchObject({ status: 'waiting' });
  });
});

test('several are done together, or none is', () => {
  const store = ownStore();
  const { transfers } = store;
  const run = store.runs.begin(newRun());
  transfers.intend(run.id, [intent(), intent({ key: 'key-2' })]);
  transfers.claimFresh(['key-1', 'key-2'], run.id);
  const documents = (...keys: string[]) =>
    new Map(keys.map((key) => [key, { document_id: `document of ${key}` }]));
  expect(() => transfers.doneAll(documents('key-1', 'nobody’s'))).toThrow('nobody’s');
  expect(transfers.find('key-1')).toMatchObject({ state: 'sending', document_id: null });
  const told: string[] = [];
  transfers.doneAll(documents('key-1', 'key-2'), (key, { document_id }) =>
    told.push(`${key}: ${document_id}`),
  );
  expect(told).toEqual(['key-1: document of key-1', 'key-2: document of key-2']);
  expect(transfers.find('key-2')).toMatchObject({
    state: 'done',
    document_id: 'document of key-2',
  });
});
