import { readFile, stat } from 'node:fs/promises';
import { TaxqError, usage } from '../../errors.ts';
import { readAll } from '../../terminal/read-all.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { whyUnreadable } from '../../transfer/unreadable.ts';

/** What a text is, for errors. */
export interface TextPurpose {
  /** As in `for a message`. */
  purpose: string;
  /** What to do about a file that can’t be read. */
  hint: string;
}

/** No message and no list of jobs is near this; what is larger is not read into memory. */
const MAX_BYTES = 1024 * 1024;

const tooLarge = (name: string, { purpose }: TextPurpose) =>
  usage('message_too_long', `${name} is too large ${purpose}.`, 'It is over 1 MB.', 'Shorten it.');

function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usage(
      'not_utf8',
      `${name} is not UTF-8 text.`,
      'Its bytes are of another kind of file, or of another character set.',
      'Save it as plain text in UTF-8.',
    );
  }
}

/** @throws TaxqError of kind `usage` for a file that can’t be read, is too large or no text */
export async function readTextFile(file: string, purpose: TextPurpose): Promise<string> {
  try {
    const facts = await stat(file);
    if (facts.size > MAX_BYTES) throw tooLarge(file, purpose);
    return decode(await readFile(file), file);
  } catch (error) {
    if (error instanceof TaxqError) throw error;
    throw usage('file_unreadable', `${file} can’t be read.`, whyUnreadable(error), purpose.hint);
  }
}

/** @throws TaxqError of kind `usage` when it is the keyboard, too large or no text */
export async function readStdin(
  terminal: Terminal,
  purpose: TextPurpose & { instead: string },
): Promise<string> {
  if (terminal.inIsTerminal) {
    throw usage(
      'stdin_is_terminal',
      'Standard input is your keyboard.',
      'It is needed to ask you before anything is sent.',
      purpose.instead,
    );
  }
  const bytes = await readAll(terminal.stdin, MAX_BYTES);
  if (bytes === null) throw tooLarge('Standard input', purpose);
  return decode(bytes, 'Standard input');
}
