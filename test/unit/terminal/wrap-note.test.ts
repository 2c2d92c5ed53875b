import { describe, expect, it } from 'vitest';
import { wrapNote } from '../../../src/terminal/wrap-note.ts';

const COMMAND = 'taxq message send Z794UCXKN7U --template missing-documents';

describe('a note on a narrow screen', () => {
  it.each([
    [
      'breaks between words',
      'The portal asks to wait a while.',
      'The portal asks to\nwait a while.',
    ],
    ['keeps what fits as it is', 'Two  spaces\n  stay', 'Two  spaces\n  stay'],
    [
      'stays under its text',
      '! No name is\n! It stands in the note.',
      '! No name is\n! It stands in\n  the note.',
    ],
    ['stays under its indent', '  It stands in the note.', '  It stands in the\n  note.'],
    [
      'counts no colours',
      '\u001b[31m✗\u001b[39m It is written.',
      '\u001b[31m✗\u001b[39m It is written.',
    ],
    ['gives a command its own line', `First: ${COMMAND}`, `First:\n  ${COMMAND}`],
    [
      'gives it after prose, too',
      `  → Look at it, and then: ${COMMAND}`,
      `  → Look at it,\n    and then:\n    ${COMMAND}`,
    ],
    ['keeps a command whole', `  → ${COMMAND}`, `  → ${COMMAND}`],
    [
      'takes a sentence for no command',
      'taxq completes the job then.',
      'taxq completes the\njob then.',
    ],
    ['leaves quoted texts alone', '│ https://example.com/a b', '│ https://example.com/a b'],
    ['leaves JSON alone', '{"note":"It stands in the note."}', '{"note":"It stands in the note."}'],
  ])('%s', (_, text, expected) => {
    expect(wrapNote(text, 19)).toBe(expected);
  });
});
