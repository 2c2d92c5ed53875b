/** Hyphens as PDFs have them, and the dashes that stand in for them. */
const HYPHEN = '[-‐‑‒–]';
const MASK = '[*x•●#]';

/** 123-45-6789, ***-**-6789, XXX-XX-6789, xxxxx6789: Social Security and ITIN numbers. */
const PERSONAL: readonly RegExp[] = [
  `(?<![\\w-])\\d{3}${HYPHEN}\\d{2}${HYPHEN}(\\d{4})(?![\\w-])`,
  `(?<!\\w)${MASK}{3}${HYPHEN}?\\s?${MASK}{2}${HYPHEN}?\\s?(\\d{4})(?!\\w)`,
].map((source) => new RegExp(source, 'giu'));

/** 12-3456789, xx-xxx6789: employer identification numbers. */
const EMPLOYER: readonly RegExp[] = [
  `(?<![\\w-])\\d{2}${HYPHEN}\\d{3}(\\d{4})(?![\\w-])`,
  `(?<!\\w)${MASK}{2}${HYPHEN}${MASK}{3}(\\d{4})(?!\\w)`,
].map((source) => new RegExp(source, 'giu'));

/** The last four digits of the taxpayer numbers in a text, each once. */
export interface LastFours {
  /** Of SSNs and ITINs, whole or masked. */
  personal: string[];
  /** Of EINs: the client’s, when it is a company, but also any employer’s or preparer’s. */
  employer: string[];
}

/** Finds the taxpayer numbers in a text. */
export function lastFoursIn(text: string): LastFours {
  return { personal: fours(text, PERSONAL), employer: fours(text, EMPLOYER) };
}

function fours(text: string, patterns: readonly RegExp[]): string[] {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return [...new Set(found.flatMap(([, four]) => four ?? []))];
}
