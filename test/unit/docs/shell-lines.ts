import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** One `taxq …` of a shell block. */
export interface TaxqLine {
  /** The heading that it stands under. */
  section: string;
  /** The line as a reader sees it. */
  text: string;
  /** The words after `taxq`. */
  words: string[];
  /** What the text behind `#` says. */
  comment: string;
}

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export const readDocument = (name: string): Promise<string> => readFile(`${root}${name}`, 'utf8');

/** Splits a line into words and operators as a shell does; quotes as the documents use them. */
function wordsOf(line: string): { words: string[]; comment: string } {
  const [, command = '', comment = ''] =
    /^((?:"[^"]*"|'[^']*'|[^#"'])*)(?:#\s*(.*))?$/.exec(line) ?? [];
  const words = command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return { words: words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2')), comment };
}

/** Every call of taxq in the shell blocks of a document, in order. */
export function taxqLines(markdown: string): TaxqLine[] {
  const lines: TaxqLine[] = [];
  let section = '';
  let fence: string | null = null;
  for (const line of markdown.split('\n')) {
    const opening = /^\s*```(\w*)\s*$/.exec(line);
    if (opening) fence = fence === null ? (opening[1] ?? '') : null;
    else if (fence === null && line.startsWith('#')) section = line.replace(/^#+\s*/, '');
    else if (fence === 'sh') {
      const { words, comment } = wordsOf(line);
      for (const command of splitAt(words, ['&&', '|'])) {
        const program = command[0] === 'npx' ? command.slice(1) : command;
        if (program[0] !== 'taxq') continue;
        lines.push({ section, text: line.trim(), words: program.slice(1), comment });
      }
    }
  }
  return lines;
}

function splitAt(words: readonly string[], operators: readonly string[]): string[][] {
  const commands: string[][] = [[]];
  for (const word of words) {
    if (operators.includes(word)) commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands;
}
