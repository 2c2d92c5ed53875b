import stringWidth from 'string-width';

const LEAD = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?/;

function wrapLine(line: string, width: number): string[] {
  const lead = LEAD.exec(line)?.[0] ?? '';
  // What belongs to a list item stays under its text.
  const hanging = ' '.repeat(stringWidth(lead) < width / 2 ? stringWidth(lead) : 0);
  const [first = '', ...words] = line.slice(lead.length).trimEnd().split(/ +/);
  const lines: string[] = [];
  let current = lead + first;
  for (const word of words) {
    if (stringWidth(current) + 1 + stringWidth(word) <= width) {
      current += ` ${word}`;
    } else {
      lines.push(current);
      current = hanging + word;
    }
  }
  return [...lines, current.trimEnd()];
}

/**
 * Breaks a text into lines of at most `width` cells, between words; a longer word stays whole, so
 * that a link can still be copied.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line.replaceAll('\t', '  '), width));
}
