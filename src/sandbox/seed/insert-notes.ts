import type { Store } from '../store/index.ts';
import { PRO } from './catalog.ts';
import { seedId } from './ids.ts';
import type { JobSketch } from './sketch.ts';

/**
 * Puts a sketched job's internal notes, told oldest first, into the store.
 *
 * @param time turns hours ago into an instant
 */
export function insertNotes(
  { notes }: Store,
  { key, notes: sketches = [] }: JobSketch,
  time: (ago: number) => string,
): void {
  sketches.forEach(({ kind, ago, text }, index) => {
    notes.insert({
      id: seedId(`note ${key} ${index}`),
      job_id: seedId(`job ${key}`),
      kind,
      text,
      author: { user_id: PRO.user_id, display_name: PRO.display_name },
      create_time: time(ago),
    });
  });
}
