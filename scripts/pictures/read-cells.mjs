import stringWidth from 'string-width';

const PLAIN = { ink: 'plain', bold: false };

// What each colour sequence that taxq writes changes; 22 ends bold and dim alike.
const CHANGES = {
  0: () => PLAIN,
  1: (style) => ({ ...style, bold: true }),
  2: (style) => ({ ...style, ink: 'dim' }),
  22: ({ ink }) => ({ ink: ink === 'dim' ? 'plain' : ink, bold: false }),
  31: (style) => ({ ...style, ink: 'red' }),
  32: (style) => ({ ...style, ink: 'green' }),
  33: (style) => ({ ...style, ink: 'yellow' }),
  39: (style) => ({ ...style, ink: 'plain' }),
};

function change(style, sequence) {
  const codes = /^\u001b\[([\d;]*)m$/.exec(sequence)?.[1];
  if (codes === undefined) throw new Error(`Not a colour: ${JSON.stringify(sequence)}`);
  return codes.split(';').reduce((now, code) => {
    const apply = CHANGES[code || '0'];
    if (apply === undefined) throw new Error(`A colour that no picture has: ${code}`);
    return apply(now);
  }, style);
}

/**
 * Reads text with colour sequences into lines of cells, broken where a terminal would break them.
 *
 * @returns for each line its cells: `{ char, width, ink, bold }`
 */
export function readCells(output, columns) {
  const lines = [];
  let style = PLAIN;
  for (const line of output.replace(/\r/g, '').trimEnd().split('\n')) {
    let cells = [];
    let used = 0;
    for (const [, sequence, text] of line.matchAll(/(\u001b\[[^a-zA-Z]*[a-zA-Z])|([^\u001b]+)/g)) {
      if (sequence !== undefined) {
        style = change(style, sequence);
        continue;
      }
      for (const { segment: char } of new Intl.Segmenter().segment(text)) {
        const width = stringWidth(char);
        if (used + width > columns) {
          lines.push(cells);
          cells = [];
          used = 0;
        }
        cells.push({ char, width, ...style });
        used += width;
      }
    }
    lines.push(cells);
  }
  return lines;
}
