const TOKEN = /\u001b\[(\??[\d;]*)([A-Za-z])|\n|[^\u001b\n]+/g;

/** What stands on a terminal, line by line and without colours and empty lines at its end, after all this was written to it. */
export function screenOf(written: string): string[] {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  for (const [text, argument = '', letter] of written.matchAll(TOKEN)) {
    const count = Number(argument) || 1;
    const line = lines[row] ?? '';
    if (text === '\n') {
      row += 1;
      column = 0;
      if (row === lines.length) lines.push('');
    } else if (letter === 'A') row = Math.max(0, row - count);
    else if (letter === 'B') row = Math.min(lines.length - 1, row + count);
    else if (letter === 'G') column = 0;
    else if (letter === 'K') lines[row] = argument === '2' ? '' : line.slice(0, column);
    else if (letter === undefined) {
      lines[row] = line.slice(0, column).padEnd(column) + text + line.slice(column + text.length);
      column += text.length;
    }
  }
  const shown = lines.map((line) => line.trimEnd());
  return shown.slice(0, shown.findLastIndex((line) => line !== '') + 1);
}
