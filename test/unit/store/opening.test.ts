import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { TaxqError } from '../../../src/errors.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { openStore } from '../../../src/store/index.ts';
import { storeProblem } from '../../../src/store/problems.ts';
import { SCHEMA, STEPS } from '../../../src/store/schema.ts';
import { intent, newRun, ownFolder, ownStore } from './support/stores.ts';

const fileIn = (folder: string) => join(folder, 'taxq.db');

function problem(work: () => unknown): TaxqError {
  try {
    work();
  } catch (error) {
    if (error instanceof TaxqError) return error;
    throw error;
  }
  throw new Error('No error');
}

function madeWith(key: string | undefined): string {
  const folder = ownFolder();
  const store = openStore({ folder, key });
  store.transfers.intend('run', [intent({ file: '/returns/Rivera draft.pdf' })]);
  store.close();
  return folder;
}

describe('a store', () => {
  it('is for this user only, with all its files', () => {
    const folder = join(ownFolder(), 'state', 'store');
    const store = ownStore({ folder });
    store.transfers.intend('run', [intent()]);
    store.runs.begin(newRun());
    const modes = readdirSync(folder, { recursive: true }).map((name) => {
      const mode = statSync(join(folder, String(name))).mode & 0o777;
      return [String(name).replace(/[a-z2-7]{8}\.lock/, 'ID.lock'), mode.toString(8)];
    });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(Object.fromEntries(modes)).toEqual({
      'taxq.db': '600',
      'taxq.db-shm': '600',
      'taxq.db-wal': '600',
      runs: '700',
      [join('runs', 'ID.lock')]: '600',
    });
  });

  it('keeps one secret of 32 bytes for good, another than any other store', () => {
    const folder = ownFolder();
    const secret = ownStore({ folder }).secret();
    expect(secret).toHaveLength(32);
    expect(ownStore({ folder }).secret()).toEqual(secret);
    expect(ownStore().secret()).not.toEqual(secret);
  });

  it.each([1, 2])('of version %i is brought up to date, and keeps what it has', (version) => {
    const folder = ownFolder();
    const old = new Libsql(fileIn(folder));
    for (const sql of [SCHEMA, ...STEPS.slice(0, version - 1)]) old.exec(sql);
    old.exec(`INSERT INTO meta VALUES ('schema', '${version}')`);
    old.exec(
      "INSERT INTO digests (path, size, mtime_ns, ino, sha256) VALUES ('/a.pdf', 1, '2', '3', 'abc')",
    );
    old.close();
    const known = { path: '/a.pdf', size: 1, mtime_ns: 2n, ino: 3n };
    expect(ownStore({ folder }).facts.digest(known)).toBe('abc');
    const now = new Libsql(fileIn(folder));
    const tables = now.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    expect(tables).toEqual(expect.arrayContaining([{ name: 'outbox' }, { name: 'commitments' }]));
    expect(now.prepare('SELECT known_ids FROM outbox').all()).toEqual([]);
    expect(now.prepare('SELECT value FROM meta').all()).toContainEqual({ value: '3' });
    now.close();
  });
});

describe('a store with a key', () => {
  it('opens with that key, and shows nothing of the work without it', () => {
    const folder = madeWith('a secret');
    expect(ownStore({ folder, key: 'a secret' }).transfers.find('key-1')).toMatchObject(intent());
    const bytes = Buffer.concat(
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => readFileSync(join(folder, name))),
    );
    expect(bytes.includes('Rivera')).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
  });

  it.each([
    ['is opened with another key', 'a secret', 'another'],
    ['is opened without a key', 'a secret', undefined],
    ['is opened with an empty key', 'a secret', ''],
    ['was made without one', undefined, 'a secret'],
  ])('is locked when it %s', (_, made, given) => {
    const folder = madeWith(made);
    const error = problem(() => openStore({ folder, key: given }));
    expect(error).toMatchObject({ kind: 'config', code: 'store_locked' });
    expect(error.message).toContain(fileIn(folder));
    expect(error.whatAndWhy).toMatch(/TAXQ_STORE_KEY is wrong or missing.*damaged/);
    expect(error.hint).toContain('TAXQ_STORE_KEY');
  });
});

describe('a store that can’t be used', () => {
  it('says so when a newer taxq made it', () => {
    const folder = madeWith(undefined);
    new Libsql(fileIn(folder)).exec("UPDATE meta SET value = '4' WHERE name = 'schema'");
    expect(problem(() => openStore({ folder }))).toMatchObject({
      kind: 'config',
      code: 'store_newer',
      message: expect.stringContaining('made by a newer taxq'),
    });
  });

  it('names its file when that is no store', () => {
    const folder = ownFolder();
    writeFileSync(fileIn(folder), 'This is a letter. '.repeat(100));
    const error = problem(() => openStore({ folder }));
    expect(error.code).toBe('store_locked');
    expect(error.message).toContain(fileIn(folder));
  });

  it('names its file when that is damaged', () => {
    const made = fileIn(madeWith(undefined));
    new Libsql(made).exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const folder = ownFolder();
    const file = fileIn(folder);
    writeFileSync(file, readFileSync(made).fill(7, 4096));
    const error = problem(() => ownStore({ folder }).transfers.find('key-1'));
    expect(error).toMatchObject({ kind: 'failed', code: 'store_damaged' });
    expect(error.message).toContain(file);
  });

  it.each([
    ['lacks a table', 'DROP TABLE transfers'],
    ['lacks a column', 'ALTER TABLE runs DROP COLUMN counts'],
    ['has no version', 'DELETE FROM meta'],
    ['has a version that is no number', "UPDATE meta SET value = 'one' WHERE name = 'schema'"],
    ['has no number for a version', "UPDATE meta SET value = '' WHERE name = 'schema'"],
  ])('is damaged when it %s', (_, harm) => {
    const folder = madeWith(undefined);
    new Libsql(fileIn(folder)).exec(harm);
    const error = problem(() => openStore({ folder }));
    expect(error).toMatchObject({ kind: 'failed', code: 'store_damaged' });
    expect(error.message).toContain(fileIn(folder));
    expect(error.hint).toContain('Restore it from a backup');
  });

  it('names its place when that is a folder', () => {
    const folder = ownFolder();
    mkdirSync(fileIn(folder));
    const error = problem(() => openStore({ folder }));
    expect(error).toMatchObject({ kind: 'config', code: 'store_unusable' });
    expect(error.message).toContain(fileIn(folder));
  });

  it('says on a full disk that what was done stays done', () => {
    const db = new Libsql(join(ownFolder(), 'small.db'));
    db.exec('PRAGMA max_page_count = 2; CREATE TABLE t (a)');
    const fill = () => db.exec(`INSERT INTO t VALUES ('${'x'.repeat(10_000)}')`);
    expect(fill).toThrow('full');
    const told = problem(() => {
      try {
        fill();
      } catch (error) {
        throw storeProblem('/state/taxq.db', error);
      }
    });
    expect(told).toMatchObject({ kind: 'failed', code: 'disk_full' });
    expect(told.message).toContain('/state/taxq.db');
    expect(told.hint).toContain('what was done stays done');
  });

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR', 'ENOSPC', 'EDQUOT'])(
    'counts %s as a full disk',
    (code) => {
      const error = Object.assign(new Error('no more'), { code });
      expect(storeProblem('/state/taxq.db', error)).toMatchObject({ code: 'disk_full' });
    },
  );

  it('may be busy for a while, which passes', () => {
    const error = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    expect(storeProblem('/state/taxq.db', error)).toMatchObject({
      code: 'store_busy',
      retryable: true,
    });
  });

  it('leaves errors alone that are none of its own', () => {
    const error = new RangeError('a bug');
    expect(storeProblem('/state/taxq.db', error)).toBe(error);
  });
});

describe('a store that was closed while something still uses it', () => {
  const closed = () => {
    const store = openStore({ folder: ownFolder() });
    const run = store.runs.begin(newRun());
    store.transfers.intend(run.id, [intent()]);
    store.close();
    return { store, run };
  };
  const file = { path: '/a.pdf', size: 1, mtime_ns: 1n, ino: 1n };

  it.each<[string, (use: ReturnType<typeof closed>) => unknown]>([
    ['a transfer is looked up', ({ store }) => store.transfers.find('key-1')],
    ['a transfer is intended', ({ store }) => store.transfers.intend('run', [intent()])],
    ['a transfer is claimed', ({ store, run }) => store.transfers.claim('key-1', run.id)],
    ['a transfer is done', ({ store }) => store.transfers.done('key-1', 'document-1')],
    ['an upload is noted', ({ store }) => store.transfers.resumeAt('key-1', 'upload-1')],
    ['a transfer is released', ({ store }) => store.transfers.release('key-1', 'not_sent')],
    ['a run begins', ({ store }) => store.runs.begin(newRun())],
    ['runs are listed', ({ store }) => store.runs.list()],
    ['a run’s items are read', ({ store, run }) => store.runs.items(run.id)],
    ['an item changes', ({ run }) => run.set(0, { status: 'sending' })],
    ['a run ends', ({ run }) => run.end('done')],
    ['a digest is asked for', ({ store }) => store.facts.digest(file)],
    ['a content is kept', ({ store }) => store.facts.keepContent('a'.repeat(64), 1, '{}')],
    ['the secret is read', ({ store }) => store.secret()],
  ])('says so when %s', (_, use) => {
    const before = closed();
    expect(problem(() => use(before))).toMatchObject({ kind: 'failed', code: 'store_closed' });
  });

  it('says so when its own work closes it half-way', () => {
    const database = openDatabase(ownFolder(), undefined);
    const write = database.writer("INSERT INTO meta VALUES ('a', 'b')");
    const work = () =>
      database.transaction(
        () => {
          database.close();
          write();
        },
        { durable: true },
      );
    expect(problem(work)).toMatchObject({ code: 'store_closed' });
  });

  it('may be closed once more', () => {
    const { store } = closed();
    expect(() => store.close()).not.toThrow();
  });
});
