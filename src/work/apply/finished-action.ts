import { TaxqError } from '../../errors.ts';
import { doesOf, hasTodo } from '../../rules/plan/action.ts';
import { readTypedText } from '../message/message-text.ts';
import { readNoteText } from '../note/note-text.ts';
import type { PlanAction } from './verdict.ts';

/**
 * The text of an action as it would be sent; null when it has none.
 *
 * @throws TaxqError of kind `refused`, code `action_unfinished` while TODO is left in it; else as
 * `readTypedText` and `readNoteText` do
 */
export function readText({ id, kind, text, lines }: PlanAction): string | null {
  if (text !== null && hasTodo(text)) {
    const line = lines.text + text.split('\n').findIndex(hasTodo);
    throw unfinished(`Line ${line}: the text of ${id} still holds TODO.`);
  }
  if (text === null) return null;
  return doesOf(kind) === 'note' ? readNoteText(text) : readTypedText(text);
}

/** @throws TaxqError of kind `refused`, code `action_unfinished` for closing without a rating */
export function assertRated({ id, kind, rating, lines }: PlanAction): void {
  if (doesOf(kind) !== 'close' || rating !== null) return;
  throw unfinished(`Line ${lines.rating}: rating: the client of ${id} is not rated yet.`);
}

/** The refusal of an action that the pro hasn’t finished. */
export const unfinished = (message: string) =>
  new TaxqError({
    kind: 'refused',
    code: 'action_unfinished',
    message,
    why: 'What is yours to write isn’t written yet.',
    hint: 'Write it, or set do: skip; then apply the file again.',
  });
