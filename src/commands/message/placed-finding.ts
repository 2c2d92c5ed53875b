import type { Finding } from '../../rules/lint/finding.ts';

/** A finding with the line that it stands in. */
export interface PlacedFinding extends Finding {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  /** The words that it is about; null for the message as a whole. */
  excerpt: string | null;
  /** What stands before and behind them on their line. */
  before: string;
  after: string;
}

/** How many digits of an account or an identity number may be shown. */
const SHOWN_DIGITS = 4;
const LONG_NUMBER = 8;

/** Hides all but the last digits; of a short number, such as a PIN, all. */
function masked(part: string): string {
  const digits = part.replace(/\D/g, '').length;
  let hidden = digits >= LONG_NUMBER ? digits - SHOWN_DIGITS : digits;
  return part.replace(/\d/g, (digit) => {
    hidden -= 1;
    return hidden >= 0 ? '*' : digit;
  });
}

/** The text with secret numbers masked, unit by unit, so that offsets stay: what is shown may be logged. */
function withoutSecrets(text: string, findings: readonly Finding[]): string {
  return findings
    .filter(({ rule }) => rule === 'M16')
    .reduce(
      (shown, { start, end }) =>
        shown.slice(0, start) + masked(shown.slice(start, end)) + shown.slice(end),
      text,
    );
}

/** Finds the line of each finding, and what to show of it. */
export function placeFindings(text: string, findings: readonly Finding[]): PlacedFinding[] {
  const shown = withoutSecrets(text, findings);
  return findings.map((finding) => {
    const { start, end } = finding;
    const lineStart = start === 0 ? 0 : shown.lastIndexOf('\n', start - 1) + 1;
    const lineBreak = shown.indexOf('\n', end);
    const lineEnd = lineBreak < 0 ? shown.length : lineBreak;
    return {
      ...finding,
      line: shown.slice(0, lineStart).split('\n').length,
      column: start - lineStart + 1,
      excerpt: start === end ? null : shown.slice(start, end),
      before: shown.slice(lineStart, start),
      after: shown.slice(end, lineEnd),
    };
  });
}
