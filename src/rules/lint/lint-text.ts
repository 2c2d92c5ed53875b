/** A part of a text, in UTF-16 units; `end` is the first unit behind it. */
export interface Span {
  start: number;
  end: number;
}

/** A text made ready for the rules. */
export interface LintText {
  /** As it was given; every offset points into it. */
  text: string;
  /**
   * The same length, with one kind of quote, dash and space, and without Markdown emphasis, so that
   * a rule finds its words however they were typed.
   */
  plain: string;
  /** Sentences, list items and headings. */
  sentences: readonly Span[];
}

// After these a full stop ends no sentence.
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|nos|acct|approx|inc|co|vs|e\.g|i\.e|u\.s)\.$/i;
const SENTENCE_END = /[.!?]+["')\]]*(?=\s|$)|\n(?=[^\S\n]*(?:\n|$|[^a-z\s]))/g;

/** Makes a text ready for the rules. */
export function readLintText(text: string): LintText {
  const plain = text
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\u00a0\u2007\u2009\u202f*`\r]/g, ' ')
    .replace(/[‐-―−]/g, '-')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  return { text, plain, sentences: sentencesOf(plain) };
}

function sentencesOf(plain: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const found of plain.matchAll(SENTENCE_END)) {
    const end = found.index + found[0].length;
    if (ABBREVIATION.test(plain.slice(Math.max(start, end - 12), end))) continue;
    spans.push({ start, end });
    start = end;
  }
  spans.push({ start, end: plain.length });
  return spans.filter((span) => /[\p{L}\p{N}]/u.test(plain.slice(span.start, span.end)));
}

/** Every place of a pattern in a part of a text; the pattern must be global. */
export function placesOf(pattern: RegExp, plain: string, within?: Span): Span[] {
  const offset = within?.start ?? 0;
  const part = within === undefined ? plain : plain.slice(within.start, within.end);
  return [...part.matchAll(pattern)]
    .filter((found) => found[0] !== '')
    .map((found) => ({
      start: offset + found.index,
      end: offset + found.index + found[0].length,
    }));
}

/** The spans that share nothing with those taken, nor with an earlier one; empty spans are kept. */
export function apart<T extends Span>(spans: readonly T[], taken: readonly Span[] = []): T[] {
  const claimed = new Set<number>();
  const claim = ({ start, end }: Span) => {
    for (let at = start; at < end; at += 1) claimed.add(at);
  };
  const isFree = ({ start, end }: Span) => {
    for (let at = start; at < end; at += 1) if (claimed.has(at)) return false;
    return true;
  };
  taken.forEach(claim);
  return spans.filter((span) => {
    if (!isFree(span)) return false;
    claim(span);
    return true;
  });
}
