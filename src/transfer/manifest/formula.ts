/**
 * What a spreadsheet takes for a formula, and the apostrophe that keeps it from doing so: doubled,
 * so that a text that begins with one comes back as it was.
 */
const NEEDS_APOSTROPHE = /^[=+\-@\t\r'＝＋－＠]/u;
const HAS_APOSTROPHE = /^'[=+\-@\t\r'＝＋－＠]/u;

/** A text as a cell that no spreadsheet runs as a formula. */
export function guardFormula(text: string): string {
  return NEEDS_APOSTROPHE.test(text) ? `'${text}` : text;
}

/** The text of a cell that `guardFormula` made; any other cell is its own text. */
export function unguardFormula(cell: string): string {
  return HAS_APOSTROPHE.test(cell) ? cell.slice(1) : cell;
}
