import { findingsAt, type LintRule } from './finding.ts';
import { apart, placesOf } from './lint-text.ts';

const FIELD =
  "(?:insert\\b[^\\])>}\\n]{0,60}|(?:the |your |a )?(?:client|customer|taxpayer|pro|preparer|spouse|state|date|amount|name|year)|(?:the |your |a )?(?:client|customer|taxpayer|pro|preparer|spouse|first|last|full|due|draft|tax|call|refund|company|employer|open|missing|document|form|support)(?:['’]s)?[ _-]?(?:first[ _-]?|last[ _-]?|full[ _-]?)?(?:names?|date|amount|state|year|city|title|address|number|deadline|link|items?|credential|reason)|state of residence)";
const IN_PARENTHESES =
  "(?:insert\\b[^)\\n]{0,60}|(?:your )?(?:client|pro|state|date|name|amount)|(?:your |the )?(?:client|pro|first|last|full)(?:['’]s)?[ _-]?(?:first[ _-]?|last[ _-]?|full[ _-]?)?name|(?:your )?state of residence|(?<!\\d \\()tax year)";

const UNFILLED: readonly RegExp[] = [
  /\{\{[^{}\n]{0,80}\}\}|\{%[^\n]{0,80}?%\}|\{\{|\}\}|\{%|%\}/g,
  /(?<![{\w])\{[a-z_][\w. -]{0,40}\}/gi,
  new RegExp(`\\[${FIELD}\\](?!\\()`, 'gi'),
  new RegExp(`<${FIELD}>`, 'gi'),
  new RegExp(`\\(${IN_PARENTHESES}\\)`, 'gi'),
  /\[insert\b[^\]\n]{0,60}/gi,
  /%[A-Z][A-Z_]{2,40}%/g,
  /«\w{1,40}»/g,
  /_{4,}/g,
  /\bTODO\b(?=:|\s*$)/gm,
  /\bX{2}\/X{2}(?:\/[\dXY]{2,4})?\b|\$X{2,}\b/g,
  /\bundefined\b|\bNaN\b|\[object [A-Z]\w*\]|\blorem ipsum\b/g,
  /(?<=^\s*(?:hi|hello|hey|dear)\s)(?:null|none)\b/gi,
];

/** What is left when a value was empty. */
const EMPTIED: readonly RegExp[] = [
  /^[^\S\n]*(?:hi|hello|hey|dear|good \w+|thanks|thank you)[^\S\n]+[,!.](?!\.)|^[^\S\n]*dear[,!]|^[^\S\n]*(?:hi|hello|hey),[^\S\n]*,/gim,
  /,[^\S\n]*,/g,
  /\([^\S\n]*\)|\*\*[^\S\n]*\*\*(?!\*)/g,
  /\$(?=[^\S\n]+(?!\d)|[,;.](?!\d)|$)/gm,
  /\b(?:by|of|for|to|from|on|at|is|was|until|before|and|your|the|my)[^\S\n]+[.,;](?=\s|$)/gi,
  /\b(?:by|of|for|to|from|until|before|the|your)\.(?=\s*$)/gi,
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
