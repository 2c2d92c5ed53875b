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
const MARKED = new RegExp(`(?<!\\p{L})(?:TY|FY|tax[\\s_-]*year)[\\s_-]*(${YEAR})(?!\\d)`, 'giu');

/**
 * The one tax year from 1990 to 2099 that a name tells; null for none or several. Dates such as
 * 2025-03-14 are no tax years; one marked as such (“TY2024”) counts before all others.
 */
export function taxYearIn(name: string): number | null {
  const marked = [...name.matchAll(MARKED)].flatMap((match) => match[1] ?? []);
  if (marked.length > 0) return onlyYear(marked);
  const undated = DATES.reduce((text, date) => text.replace(date, ' '), name);
  return onlyYear(undated.match(YEARS) ?? []);
}

function onlyYear(years: readonly string[]): number | null {
  const [year, ...others] = new Set(years);
  return year === undefined || others.length > 0 ? null : Number(year);
}
