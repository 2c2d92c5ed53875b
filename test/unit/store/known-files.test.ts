import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { openKnownFiles } from '../../../src/store/known-files.ts';
import { ownFolder, ownStore } from './support/stores.ts';

const NOW = new Date('2025-03-14T09:00:00.000Z');
const DIGEST = 'a'.repeat(64);
const FILE = {
  path: '/returns/Rivera draft.pdf',
  size: 1234,
  // More digits than a double holds.
  mtime_ns: 1_700_000_000_123_456_789n,
  ino: 18_446_744_073_709_551_615n,
};

const ageInMs = (ms: number) => BigInt(NOW.getTime() - ms) * 1_000_000n;

test('a digest is remembered for exactly this state of the file', () => {
  const folder = ownFolder();
  ownStore({ folder, now: () => NOW }).facts.keepDigest(FILE, DIGEST);
  const { facts } = ownStore({ folder });
  expect(facts.digest(FILE)).toBe(DIGEST);
  const others = [
    { path: '/returns/Rivera final.pdf' },
    { size: 1235 },
    { mtime_ns: FILE.mtime_ns + 1n },
    { ino: FILE.ino - 1n },
  ];
  for (const other of others) expect(facts.digest({ ...FILE, ...other })).toBeNull();
});

test('a file that changed takes the place of what it was', () => {
  const { facts } = ownStore({ now: () => NOW });
  const changed = { ...FILE, size: 9 };
  facts.keepDigest(FILE, DIGEST);
  facts.keepDigest(changed, 'b'.repeat(64));
  expect(facts.digest(FILE)).toBeNull();
  expect(facts.digest(changed)).toBe('b'.repeat(64));
});

test.each([
  ['just now', 0, null],
  ['1.999 s ago', 1999, null],
  ['in the future', -60_000, null],
  ['2 s ago', 2000, DIGEST],
])('a file written %s is remembered only if that is long enough', (_, ms, expected) => {
  const { facts } = ownStore({ now: () => NOW });
  const file = { ...FILE, mtime_ns: ageInMs(ms) };
  facts.keepDigest(file, DIGEST);
  expect(facts.digest(file)).toBe(expected);
});

test('what was found in a content is remembered for the version of the reader', () => {
  const { facts } = ownStore();
  facts.keepContent(DIGEST, 1, '{"pages":3}');
  expect(facts.content(DIGEST, 1)).toBe('{"pages":3}');
  expect(facts.content(DIGEST, 2)).toBeNull();
  facts.keepContent(DIGEST, 2, '{"pages":3,"year":2024}');
  expect(facts.content(DIGEST, 2)).toBe('{"pages":3,"year":2024}');
  expect(facts.content(DIGEST, 1)).toBeNull();
});

test('the newest facts stay, the oldest go', () => {
  const db = openDatabase(ownFolder(), undefined);
  onTestFinished(() => db.close());
  const known = openKnownFiles(db, () => NOW, 3);
  const files = [0, 1, 2, 3].map((at) => ({ ...FILE, path: `/returns/${at}.pdf` }));
  const [first, second, third, fourth] = files;
  if (!first || !second || !third || !fourth) throw new Error('no file');
  for (const file of [first, second, third, first, fourth]) known.keepDigest(file, DIGEST);
  expect(files.map((file) => known.digest(file))).toEqual([DIGEST, null, DIGEST, DIGEST]);
  for (const sha256 of ['a', 'b', 'c', 'd']) known.keepContent(sha256, 1, '{}');
  expect(known.content('a', 1)).toBeNull();
  expect(known.content('b', 1)).toBe('{}');
});
