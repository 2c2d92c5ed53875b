import { JOB_KINDS } from '../notes/job-kinds.ts';
import type { PlanNote } from './facts.ts';

/** The newest note about what is missing from the client; undefined when there is none. */
export const newestWaiting = (notes: readonly PlanNote[] | null): PlanNote | undefined =>
  notes?.find(({ kind }) => kind === 'waiting');

const BULLET = /^\s*[-*+]\s+(.+)$/;

/** What a note of the kind `waiting` says is missing, as its bullets say it (M13). */
export function notedItems({ text }: PlanNote): string[] {
  const heading = JOB_KINDS.find(({ name }) => name === 'waiting')?.fields.find(
    ({ name }) => name === 'item',
  )?.heading;
  const items: string[] = [];
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    const title = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
    if (title !== undefined) inside = title.trim() === heading;
    const item = inside ? BULLET.exec(line)?.[1]?.trim() : undefined;
    if (item !== undefined && item !== '') items.push(item);
  }
  return items;
}
