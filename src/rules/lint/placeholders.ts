import { UNFILLED } from '../unfilled.ts';
import { findingsAt, type LintRule } from './finding.ts';
import { apart, placesOf } from './lint-text.ts';

/** What is left when a value was empty. */
const EMPTIED: readonly RegExp[] = [
  /^[^\S\n]*(?:hi|hello|hey|dear|good \w+|thanks|thank you)[^\S\n]+[,!.](?!\.)|^[^\S\n]*dear[,!]|^[^\S\n]*(?:hi|hello|hey),[^\S\n]*,/gim,
  /,[^\S\n]*,/g,
  /\([^\S\n]*\)|\*\*[^\S\n]*\*\*(?!\*)/g,
  /\$(?=[^\S\n]+(?!\d)|[,;.](?!\d)|$)/gm,
  /\b(?:by|of|for|to|from|on|at|is|was|until|before|and|your|the|my)[^\S\n]+[.,;](?=\s|$)/gi,
  /(?<!\b(?:ask|wait|look|paid|pay|applied|qualif|car|aware|heard|entitled|moved)\w{0,4} )\b(?:by|of|for|to|from|until|before|the|your)\.(?=\s*$)/gi,
];

/** Two blanks where a word may be missing; also how a typewriter spaced sentences, or a table. */
const DOUBLE_SPACE = /(?<=\p{L}|\d) {2}(?=\p{Ll})/gu;
const ALIGNED = / {3,}|\t|: {2,}/;

/**
 * Places that nobody filled in: M17. What a missing value leaves behind is an error too; a doubled
 * blank alone is a warning, since it may only be a slip.
 */
export const placeholders: LintRule = ({ text }) => {
  const unfilled = apart(UNFILLED.flatMap((pattern) => placesOf(pattern, text)));
  const emptied = apart(
    EMPTIED.flatMap((pattern) => placesOf(pattern, text)),
    unfilled,
  );
  const doubled = placesOf(DOUBLE_SPACE, text).filter(
    ({ start, end }) => !ALIGNED.test(lineAround(text, start, end)),
  );
  return [
    ...findingsAt(unfilled, {
      rule: 'M17',
      severity: 'error',
      message: 'A placeholder is left.',
      fix: 'Fill it in, or write the message from a template, which fills it.',
    }),
    ...findingsAt(emptied, {
      rule: 'M17',
      severity: 'error',
      message: 'Something is missing here, as when a value was empty.',
      fix: 'Fill in what is missing, or take the phrase out.',
    }),
    ...findingsAt(doubled, {
      rule: 'M17',
      severity: 'warning',
      message: 'Two blanks stand where a word may be missing.',
      fix: 'Fill in the word, or take one blank out.',
    }),
  ];
};

function lineAround(text: string, start: number, end: number): string {
  const next = text.indexOf('\n', end);
  return text.slice(text.lastIndexOf('\n', start) + 1, next < 0 ? text.length : next);
}
