import { readCells } from './read-cells.mjs';

/** Width of the terminal in characters. */
export const COLUMNS = 80;

const CELL = 8.4;
const LINE = 19;
const SIZE = 14;
const MARGIN = 20;
const TOP = 46;

const INK = {
  plain: '#e6edf3',
  dim: '#8b949e',
  red: '#ff7b72',
  green: '#7ee787',
  yellow: '#e3b341',
};
const BUTTONS = ['#ff5f57', '#febc2e', '#28c840'];

const escapeXml = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const number = (value) => String(Math.round(value * 100) / 100);

/** Runs of one style without two spaces in a row, each with the column that it starts in. */
function runsOf(cells) {
  const runs = [];
  let open = null;
  let column = 0;
  for (const [index, { char, width, ink, bold }] of cells.entries()) {
    const goesOn = open?.ink === ink && open.bold === bold;
    const next = cells[index + 1];
    const inside = goesOn && next?.ink === ink && next.bold === bold && next.char !== ' ';
    if (char === ' ' && !inside) {
      open = null;
    } else if (goesOn) {
      open.text += char;
      open.width += width;
    } else {
      open = { ink, bold, column, text: char, width };
      runs.push(open);
    }
    column += width;
  }
  return runs;
}

// A run has its place and length given, so that columns line up in whatever font the reader has.
function drawRun({ ink, bold, column, text, width }) {
  const weight = bold ? ' font-weight="bold"' : '';
  const color = ink === 'plain' ? '' : ` fill="${INK[ink]}"`;
  const place = `x="${number(MARGIN + column * CELL)}" textLength="${number(width * CELL)}"`;
  return `<tspan ${place}${color}${weight}>${escapeXml(text)}</tspan>`;
}

/**
 * Draws what a terminal shows as a picture with its text as text.
 *
 * @param output text with the terminal's colour sequences
 * @param title what the picture shows, for those who can't see it
 */
export function drawTerminal(output, title) {
  const lines = readCells(output, COLUMNS);
  const width = number(COLUMNS * CELL + 2 * MARGIN);
  const height = TOP + lines.length * LINE + MARGIN / 2;
  const buttons = BUTTONS.map(
    (fill, index) => `<circle cx="${MARGIN + 6 + index * 20}" cy="20" r="6" fill="${fill}"/>`,
  );
  const texts = lines.flatMap((cells, index) => {
    const runs = runsOf(cells).map(drawRun).join('');
    return runs === '' ? [] : [`<text y="${number(TOP + (index + 0.7) * LINE)}">${runs}</text>`];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escapeXml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${number(width - 1)}" height="${height - 1}" rx="10" fill="#161b22" stroke="#444c56"/>`,
    ...buttons,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${SIZE}" fill="${INK.plain}">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
