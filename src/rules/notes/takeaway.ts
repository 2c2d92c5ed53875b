import { isDay } from './day.ts';

/** One thing that was agreed in a call. */
export interface Takeaway {
  what: string;
  /** Who takes care of it. */
  owner: string | null;
  /** By when, as yyyy-mm-dd. */
  due: string | null;
}

/**
 * Reads “what | who | by when”; who and by when may be left out (M6, Rocket Tax service
 * expectations).
 *
 * @returns what is wrong with it, as the end of a sentence, when it is not one
 */
export function parseTakeaway(text: string): Takeaway | string {
  const [what = '', owner = '', due = '', ...rest] = text.split('|').map((part) => part.trim());
  if (what === '') return 'doesn’t say what was agreed';
  if (rest.length > 0) return 'has more than three parts: what | who | by when';
  if (due !== '' && !isDay(due)) return `ends with ${JSON.stringify(due)}, which is no yyyy-mm-dd`;
  return { what, owner: owner || null, due: due || null };
}
