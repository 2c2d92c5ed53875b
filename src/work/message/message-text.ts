import { usage } from '../../errors.ts';

/** Longest message that a portal takes, in UTF-16 units. */
export const MAX_MESSAGE = 20_000;

const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufffc]/;

/** @throws TaxqError of kind `usage` for a text that is longer than a portal takes */
export function assertFits(text: string): void {
  if (text.length <= MAX_MESSAGE) return;
  throw usage(
    'message_too_long',
    'The message is too long.',
    `It has ${text.length} characters; a portal takes ${MAX_MESSAGE}.`,
    'Shorten it, or send it in parts.',
  );
}

/**
 * A text that the pro typed, ready to send: one kind of line end, no blank lines at its ends.
 *
 * @throws TaxqError of kind `usage` when it is empty, too long or holds control characters
 */
export function readTypedText(typed: string): string {
  const text = typed
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
  if (text.trim() === '') {
    throw usage(
      'message_empty',
      'The message is empty.',
      'It has no text.',
      'Write something after --text, or into the file.',
    );
  }
  assertFits(text);
  if (CONTROL.test(text)) {
    throw usage(
      'message_unprintable',
      'The message holds characters that can’t be seen.',
      'Control characters and changes of direction make a text read differently from what is sent.',
      'Take them out; the file may not be plain text.',
    );
  }
  return text;
}
