const FIELD =
  "(?:insert\\b[^\\])>}\\n]{0,60}|(?:the |your |a )?(?:client|customer|taxpayer|pro|preparer|spouse|state|date|amount|name|year)|(?:the |your |a )?(?:client|customer|taxpayer|pro|preparer|spouse|first|last|full|due|draft|tax|call|refund|company|employer|open|missing|document|form|support)(?:['’]s)?[ _-]?(?:first[ _-]?|last[ _-]?|full[ _-]?)?(?:names?|date|amount|state|year|city|title|address|number|deadline|link|items?|credential|reason)|state of residence)";
const IN_PARENTHESES =
  "(?:insert\\b[^)\\n]{0,60}|(?:your )?(?:client|pro|state|date|name|amount)|(?:your |the )?(?:client|pro|first|last|full)(?:['’]s)?[ _-]?(?:first[ _-]?|last[ _-]?|full[ _-]?)?name|(?:your )?state of residence|(?<!\\d \\()tax year)";

/** Words that a suggested command holds where the pro has to write. */
const STAND_IN = '(?:WHAT|WHY|WHEN|FILE|TEXT|…|\\.\\.\\.)';

const ITEM = '^[^\\S\\n]{0,20}(?:(?:[-*+]|\\d{1,3}[.)])[^\\S\\n]{1,20})?\\*{0,2}';

/** One of them as a line or a list item of its own; the word is found first, which keeps it linear. */
const ALONE = new RegExp(
  `${STAND_IN}(?<=${ITEM}${STAND_IN})(?=\\*{0,2}[^\\S\\n]{0,20}\\.?$)`,
  'gm',
);

/** How places look that a person or a program has left unfilled (M17); global, so each can tell all. */
export const UNFILLED: readonly RegExp[] = [
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
  ALONE,
  /\bX{2}\/X{2}(?:\/[\dXY]{2,4})?\b|\$X{2,}\b/g,
  /\bundefined\b|\bNaN\b|\[object [A-Z]\w*\]|\blorem ipsum\b/g,
  /(?<=^\s*(?:hi|hello|hey|dear)\s)(?:null|none)\b/gi,
];

/**
 * The first place of a text that nobody filled in: M17 asks that none is sent.
 *
 * @returns it as it stands there, or null
 */
export function findUnfilled(text: string): string | null {
  const found = UNFILLED.flatMap((pattern) => [...text.matchAll(pattern)]);
  found.sort((one, other) => one.index - other.index);
  return found[0]?.[0] ?? null;
}

const ENDS_IN_STAND_IN = new RegExp(`^${STAND_IN}\\.?$|\\s(?:…|\\.\\.\\.)$`, 'i');

/**
 * What is left of a suggested command in words that the pro had to write after an option, as in
 * `--reason WHY` or `--reason "I read it: …"`; null when they were written.
 */
export function findStandIn(words: string): string | null {
  const text = words.trim();
  return ENDS_IN_STAND_IN.test(text) ? text : findUnfilled(text);
}
