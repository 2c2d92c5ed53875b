import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BATCH_BYTES, makeBatches } from '../../../../src/work/upload/batches.ts';
import { digestOf } from './candidates.ts';

const KIB = 1024;

const fileOf = (size: number, id: number) => ({
  id,
  document: {
    file: {
      path: `/${id}.pdf`,
      file_name: `${id}.pdf`,
      size,
      sha256: digestOf(String(id)),
      content_type: 'application/pdf',
    },
  },
});

const sizes = (count: number, size = 20 * KIB) => Array.from({ length: count }, () => size);
const counts = (files: readonly number[], workers: number) =>
  makeBatches(files.map(fileOf), workers).map(({ length }) => length);

test.each([
  ['as many in each as a request takes', sizes(40), 1, [16, 16, 8]],
  ['so that every worker gets some', sizes(20), 4, [5, 5, 5, 5]],
  ['with none for a file that finds no company', sizes(5), 4, [2, 2]],
  ['with none where each worker has a file of its own', sizes(4), 4, []],
  ['with none of a single file', sizes(1), 1, []],
  ['with fewer of large ones', sizes(20, 512 * KIB), 1, [8, 8, 4]],
  ['without those over half a megabyte', [...sizes(3), 512 * KIB + 1, ...sizes(3)], 1, [6]],
])('small files are put together %s', (_, files, workers, expected) => {
  expect(counts(files, workers)).toEqual(expected);
});

test('every file is in one batch at most, in its order, and no batch is over its limits', () => {
  const anySize = fc.oneof(fc.integer({ min: 1, max: 600 * KIB }), fc.constant(512 * KIB));
  fc.assert(
    fc.property(
      fc.array(anySize, { maxLength: 120 }),
      fc.integer({ min: 1, max: 16 }),
      (all, n) => {
        const batches = makeBatches(all.map(fileOf), n);
        const ids = batches.flat().map(({ id }) => id);
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
        for (const batch of batches) {
          const each = batch.map(({ document }) => document.file.size);
          expect(batch.length).toBeGreaterThan(1);
          expect(batch.length).toBeLessThanOrEqual(16);
          expect(Math.max(...each)).toBeLessThanOrEqual(512 * KIB);
          expect(each.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BATCH_BYTES);
        }
      },
    ),
  );
});
