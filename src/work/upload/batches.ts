import type { OutgoingDocument } from '../document/outgoing.ts';

/** Larger files go by themselves: of them the request is the smallest part of the work. */
const LARGEST_BYTES = 512 * 1024;

/** What one request brings at most. */
const MOST = 16;
export const BATCH_BYTES = 4 * 1024 * 1024;

/**
 * Puts small files together that can go in one request, in their order: as many in each that all
 * workers get some. What finds no company is in no batch.
 *
 * @param workers how many requests are under way at once
 */
export function makeBatches<T extends { document: Pick<OutgoingDocument, 'file'> }>(
  all: readonly T[],
  workers: number,
): T[][] {
  const small = all.filter(({ document }) => document.file.size <= LARGEST_BYTES);
  const most = Math.min(MOST, Math.ceil(small.length / workers));
  const batches: T[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of small) {
    const { size } = one.document.file;
    const last = batches.at(-1);
    if (last === undefined || last.length >= most || bytes + size > BATCH_BYTES) {
      batches.push([one]);
      bytes = size;
    } else {
      last.push(one);
      bytes += size;
    }
  }
  return batches.filter(({ length }) => length > 1);
}
