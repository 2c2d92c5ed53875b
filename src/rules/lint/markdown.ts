import { findingsAt, type LintRule } from './finding.ts';
import { placesOf, type Span } from './lint-text.ts';

const TAGS =
  'a|abbr|b|big|blockquote|br|center|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|script|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul';

const FENCE = /^ {0,3}(?:```|~~~).*$/gm;

/** What the chat shows as plain characters, each pattern global. */
const UNSUPPORTED: readonly { what: string; pattern: RegExp; fix: string }[] = [
  {
    what: 'a heading below ###',
    pattern: /^ {0,3}#{4,}(?=\s)/gm,
    fix: 'Use #, ## or ###, or bold text.',
  },
  {
    what: 'a table',
    pattern: /^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|[ \t:|-]*$/gm,
    fix: 'Write it as a list.',
  },
  {
    what: 'a task list',
    pattern: /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\](?=[ \t])/gm,
    fix: 'Use a plain list.',
  },
  { what: 'strikethrough', pattern: /~~(?=[^\s~])[^~\n]+~~/g, fix: 'Say what changed in words.' },
  { what: 'a footnote', pattern: /\[\^[^\]\s]+\]/g, fix: 'Put it into the sentence.' },
  {
    what: 'HTML',
    pattern: new RegExp(`<\\/?(?:${TAGS})(?:\\s[^<>\\n]*)?\\/?>|<!--`, 'gi'),
    fix: 'Use **bold**, *italics*, lists or links.',
  },
];

/**
 * Markdown that the chat doesn't show: M14, Taxfyle jobs dashboard, which lists headings to the
 * third level, bold, italics, quotes, lists, inline code, rules, links and images.
 */
export const markdown: LintRule = ({ text }) => [
  ...UNSUPPORTED.flatMap(({ what, pattern, fix }) => unshown(placesOf(pattern, text), what, fix)),
  ...unshown(openingFences(text), 'a code block', 'Use a list, or `code` within a line.'),
];

const unshown = (spans: readonly Span[], what: string, fix: string) =>
  findingsAt(spans, {
    rule: 'M14',
    severity: 'warning',
    message: `The portal’s chat does not show ${what}.`,
    fix,
  });

const openingFences = (text: string): Span[] =>
  placesOf(FENCE, text).filter((_, index) => index % 2 === 0);
