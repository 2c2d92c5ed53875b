const YEAR = '(?:199\\d|20\\d\\d)(?!\\d)';

/** 1040, 1040-SR, 1065, 1120-S, W-2; not 1040-ES, whose vouchers are for the year after. */
const FORM = '(?:\\d{3,4}|w-?2|w-?9)(?!-?es\\b)(?:-[a-z]{1,4})?';

const AND = '\\s*(?:,\\s*and|,|and|&|-|–|—)\\s*';
const RETURN_WORDS =
  '(?:(?:u\\.?s\\.?|federal|state|individual|corporate|income|amended)\\s+){0,5}';

const PATTERNS: readonly RegExp[] = [
  `\\btax\\s+years?\\s*[:#–—-]?\\s*${YEAR}(?:${AND}${YEAR})*`,
  `\\btax\\s+year\\s+(?:beginning|ending|ended)\\b[^\\n]{0,24}?\\b${YEAR}`,
  `\\b${YEAR}\\s+tax\\s+year\\b`,
  `\\b${YEAR}\\s+form\\s+${FORM}(?![\\w-])`,
  `\\bform\\s+${FORM}\\s*\\(?${YEAR}`,
  `\\bcalendar\\s+year\\s+${YEAR}`,
  `\\bfor\\s+the\\s+year\\s+jan(?:uary|\\.)?\\s*1\\s*[-–—]\\s*dec(?:ember|\\.)?\\s*31\\s*,?\\s*${YEAR}`,
  `\\b${YEAR}\\s+${RETURN_WORDS}tax\\s+returns?\\b`,
  `\\btax\\s+return\\s+\\(?${YEAR}`,
].map((source) => new RegExp(source, 'gi'));

const YEARS = new RegExp(`(?<!\\d)${YEAR}`, 'g');

/**
 * The years that a text names as its tax year, in order: “Tax year 2024”, “Form 1040 (2024)”, “2024
 * Form 1040”, “For the year Jan. 1–Dec. 31, 2024”, “calendar year 2024”. Other dates say nothing.
 */
export function taxYearsIn(text: string): number[] {
  const named = PATTERNS.flatMap((pattern) => text.match(pattern) ?? []);
  const years = named.flatMap((phrase) => phrase.match(YEARS) ?? []).map(Number);
  return [...new Set(years)].sort((one, other) => one - other);
}
