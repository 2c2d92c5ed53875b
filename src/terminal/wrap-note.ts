import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { wrapText } from './wrap-text.ts';

// Who quotes a text has wrapped it, and what is too long then is one word, such as a link; JSON is
// for a program.
const AS_IT_IS = /^\s*[│{}[\]"]/;
const SIGN = /^\s*[→✓✗!○–] /;
const COMMAND = /^(.*?(?:: |→ )|\s+)((?:taxq|chmod) .*)$/;

function wrapLine(line: string, width: number): string[] {
  if (stringWidth(line) <= width) return [line];
  const plain = stripVTControlCharacters(line);
  if (AS_IT_IS.test(plain)) return [line];
  // What follows a sign stays under its text.
  const hanging = SIGN.test(plain) ? '  ' : '';
  const prose = (text: string) =>
    wrapText(text, width - hanging.length).map((part, i) => (i === 0 ? part : hanging + part));
  const command = COMMAND.exec(line);
  if (command === null) return prose(line);
  const [, before = '', words = ''] = command;
  const lead = stripVTControlCharacters(before);
  if (lead.replace('→', '').trim() === '') return [line];
  return [...prose(before.trimEnd()), `${/^\s*/.exec(lead)?.[0] ?? ''}  ${words}`];
}

/**
 * Breaks what is said to a person between words, each line by itself. A command at the end of a line
 * stays whole, on a line of its own where it doesn't fit, so that it can be copied.
 *
 * @param width in cells
 */
export const wrapNote = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
