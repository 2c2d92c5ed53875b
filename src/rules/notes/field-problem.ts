import { isDay } from './day.ts';
import type { NoteField } from './note-field.ts';
import { parseTakeaway } from './takeaway.ts';

/** A field's text on one line: a line of its own would leave the bullet it stands in. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * What is wrong with one text of a field, as the end of a sentence that begins with the field;
 * null when it is right.
 *
 * @param today the pro's day, as yyyy-mm-dd; what a note tells of has happened
 */
export function fieldProblem(
  { type, choices }: NoteField,
  text: string,
  today: string,
): string | null {
  if (text === '') return 'says nothing';
  if (type === 'choice' && !choices.some(({ value }) => value === text)) {
    return `is none of ${choices.map(({ value }) => value).join(', ')}`;
  }
  if (type === 'day') {
    if (!isDay(text)) return 'is no day written yyyy-mm-dd, such as 2026-04-02';
    return text > today ? 'lies in the future' : null;
  }
  if (type !== 'takeaways') return null;
  const takeaway = parseTakeaway(text);
  return typeof takeaway === 'string' ? takeaway : null;
}
