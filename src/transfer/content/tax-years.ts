import { withoutDays } from '../../rules/filing/days-in-text.ts';

const YEAR = '(?:199\\d|20\\d\\d)(?!\\d)';

/** 1040, 1040-SR, 1065, 1120-S, W-2; not 1040-ES, whose vouchers are for the year after. */
const FORM = '(?:\\d{3,4}|w-?2|w-?9)(?!-?es\\b)(?:-[a-z]{1,4})?';

const AND = '\\s*(?:,\\s*and|,|and|&|-|–|—)\\s*';
const RETURN_WORDS =
  '(?:(?:u\\.?s\\.?|federal|state|individual|corporate|income|amended)\\s+){0,5}';

/** White space that ends no line: what stands below or on the next page belongs to something else. */
const IN_LINE = '[^\\S\\n]';

const patterns = (...sources: readonly string[]) =>
  sources.map((source) => new RegExp(source.replaceAll(' ', IN_LINE), 'gi'));

/** Phrases that name a year by its days. */
const BY_DAYS = patterns(
  `\\btax\\s+year\\s+(?:beginning|ending|ended)\\b[^\\n]{0,24}?\\b${YEAR}`,
  `\\bfor\\s+the\\s+year\\s+jan(?:uary|\\.)?\\s*1\\s*[-–—]\\s*dec(?:ember|\\.)?\\s*31\\s*,?\\s*${YEAR}`,
);

/** Phrases beside which a day, as of the print, says nothing. */
const BY_YEAR = patterns(
  `\\btax\\s+years?\\s*[:#–—-]?\\s*${YEAR}(?:${AND}${YEAR})*`,
  `\\b${YEAR}\\s+tax\\s+year\\b`,
  `(?<![-./])\\b${YEAR} +form +${FORM}(?![\\w-])`,
  `\\bform +${FORM} *\\(?${YEAR}`,
  `\\bcalendar\\s+year\\s+${YEAR}`,
  `\\b${YEAR} +${RETURN_WORDS}tax\\s+returns?\\b`,
  `\\btax\\s+return(?: +\\(?${YEAR}| *\\n *${YEAR}(?= *(?:\\n|$)))`,
);

const YEARS = new RegExp(`(?<!\\d)${YEAR}`, 'g');

/**
 * The years that a text names as its tax year, in order: “Tax year 2024”, “Form 1040 (2024)”, “2024
 * Form 1040”, “For the year Jan. 1–Dec. 31, 2024”, “calendar year 2024”. Other dates say nothing,
 * wherever they stand: a page that ends with the day of its print may be followed by a form’s head.
 */
export function taxYearsIn(text: string): number[] {
  const plain = withoutDays(text);
  const named = [
    ...BY_DAYS.flatMap((pattern) => text.match(pattern) ?? []),
    ...BY_YEAR.flatMap((pattern) => plain.match(pattern) ?? []),
  ];
  const years = named.flatMap((phrase) => phrase.match(YEARS) ?? []).map(Number);
  return [...new Set(years)].sort((one, other) => one - other);
}
