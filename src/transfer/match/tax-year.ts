import type { MatchJob } from '../clients/name-index.ts';
import { type PathLevel, whereIs } from '../words/path-levels.ts';

const YEAR = '(?:199\\d|20\\d\\d)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const MONTH_NAME =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|' +
  'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)';
/** April, May, June and August may be the client’s name before a tax year. */
const NO_GIVEN_NAME = '(?!april|may|june|august)';
const GAP = '[\\s._,-]*';

const DATES: readonly RegExp[] = [
  `(?<!\\d)${YEAR}([-._/])${MONTH}\\1${DAY}(?!\\d)`,
  `(?<!\\d)\\d{1,2}([-._/])\\d{1,2}\\1${YEAR}(?!\\d)`,
  `(?<!\\d)${YEAR} \\d\\d \\d\\d(?!\\d)`,
  `(?<!\\d)\\d\\d \\d\\d ${YEAR}(?!\\d)`,
  `(?<!\\d)${YEAR}[-._/](?:0[1-9]|1[0-2])(?!\\d)`,
  `(?<!\\d)(?:0[1-9]|1[0-2])[-._/]${YEAR}(?!\\d)`,
  `(?<!\\d)${YEAR}${GAP}${MONTH_NAME}${GAP}${DAY}(?!\\d)`,
  `(?<!\\d)${DAY}(?:st|nd|rd|th)?${GAP}(?:of )?${MONTH_NAME}${GAP}${YEAR}(?!\\d)`,
  `(?<!\\p{L})${MONTH_NAME}${GAP}${DAY}(?:st|nd|rd|th)?[\\s._,-]+${YEAR}(?!\\d)`,
  `(?<!\\p{L})${NO_GIVEN_NAME}${MONTH_NAME}${GAP}${YEAR}(?!\\d)`,
].map((source) => new RegExp(source, 'giu'));

const YEARS = new RegExp(`(?<!\\d)${YEAR}(?!\\d)`, 'g');
const MARK = '(?<!\\p{L})(?:TY|FY|tax[\\s_-]*year)[\\s_-]*';
const MARKED = new RegExp(`${MARK}(${YEAR})(?!\\d)`, 'giu');
const SHORT = '(\\d\\d)(?![\\d\\p{L}]|[-/]\\d)';
/** A day or a month before “’24” makes it part of a date. */
const NO_DATE = `(?<!(?<!\\d)\\d{1,2}[\\s,._/-]*)(?<!${MONTH_NAME}[\\s._,-]*)(?<![\\p{L}\\d])`;
const MARKED_SHORT = [`${MARK}['’‘]?${SHORT}`, `${NO_DATE}['’‘]${SHORT}`].map(
  (source) => new RegExp(source, 'giu'),
);

/**
 * The one tax year from 1990 to 2099 that a name tells; null for none or several. Dates such as
 * 2025-03-14 are no tax years; one marked as such (“TY2024”, “TY24”, “’24”) counts before all others.
 */
export function taxYearIn(name: string): number | null {
  const marked = [
    ...[...name.matchAll(MARKED)].flatMap((match) => match[1] ?? []),
    ...MARKED_SHORT.flatMap((short) =>
      [...name.matchAll(short)].flatMap((match) => wholeYear(match[1] ?? '')),
    ),
  ];
  if (marked.length > 0) return onlyYear(marked);
  const undated = DATES.reduce((text, date) => text.replace(date, ' '), name);
  return onlyYear(undated.match(YEARS) ?? []);
}

function wholeYear(twoDigits: string): string {
  return `${twoDigits.startsWith('9') ? 19 : 20}${twoDigits}`;
}

function onlyYear(years: readonly string[]): number | null {
  const [year, ...others] = new Set(years);
  return year === undefined || others.length > 0 ? null : Number(year);
}

/** The tax year that a path tells, and for which jobs it speaks. */
export interface YearTold {
  year: number;
  /** Where a folder tells it: “in the folder “2024””; null for the file’s own name. */
  folder: string | null;
  /** Tax years that it may mean: a folder may be named after the season that follows the year. */
  allowed: readonly number[];
}

const PRIOR_YEAR = /(prior|previous|last)[\W_]*year/i;

/**
 * The tax year that a path tells, nearest name first; null when none does. A prior year’s document
 * belongs to a later job, so that its year tells nothing.
 */
export function yearTold(levels: readonly PathLevel[]): YearTold | null {
  if (levels.some(({ text, isFolder }) => !isFolder && PRIOR_YEAR.test(text))) return null;
  for (const level of levels) {
    const year = taxYearIn(level.text);
    if (year === null) continue;
    if (!level.isFolder) return { year, folder: null, allowed: [year] };
    const isMarked = /TY|tax/i.test(level.text);
    const allowed = isMarked ? [year] : [year, year - 1];
    return { year, folder: whereIs(level), allowed };
  }
  return null;
}

/** Whether a job may be meant; one whose tax year is unknown may. */
export function fitsYear({ tax_year: own }: MatchJob, told: YearTold): boolean {
  return own === null || told.allowed.includes(own);
}

/** “2024”, or “2024 in the folder “2024””. */
export function yearText({ year, folder }: YearTold): string {
  return folder === null ? `${year}` : `${year} ${folder}`;
}
