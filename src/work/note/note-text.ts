import { TaxqError, usage } from '../../errors.ts';
import { MAX_NOTE } from '../../portal/contract/notes.ts';

const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufffc]/;

/**
 * A note's text, ready to be written: one kind of line end, no blank lines at its ends.
 *
 * @throws TaxqError of kind `usage` when it is empty, too long or holds control characters
 */
export function readNoteText(typed: string): string {
  const text = typed
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (text === '') {
    throw usage('note_empty', 'The note is empty.', 'It has no text.', 'Write something.');
  }
  if (text.length > MAX_NOTE) {
    throw usage(
      'note_too_long',
      'The note is too long.',
      `It has ${text.length} characters; a portal takes ${MAX_NOTE}.`,
      'Shorten it, or write several.',
    );
  }
  if (!CONTROL.test(text)) return text;
  throw new TaxqError({
    kind: 'usage',
    code: 'note_unprintable',
    message: 'The note holds characters that can’t be seen.',
    why: 'Control characters and changes of direction make a text read differently from what it says.',
    hint: 'Take them out; the text may not be plain text.',
  });
}
