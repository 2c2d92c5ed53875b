import { daysIn, withoutDays } from './days-in-text.ts';

const FORM = '(?:returns?|(?:1040|1041|1065|1120)(?:-?[A-Z]{1,3})?|8879|8453)';
/** “Period ending 12/31/2024”; the day stands behind it. */
const PERIOD =
  /\b(?:year|yr|period)\s*(?:end(?:ing|ed|s)?|through)\s*(?:dt|date|on)?\W{0,3}(.{0,30})/gi;
const YEARS = [
  /\b(?:tax|taxable|calendar|fiscal)\s*(?:year|yr)s?(?:\s+(?:of|ending|ended))?\W{0,3}(20\d\d)\b/gi,
  /\bTY[- ]?(20\d\d)\b/g,
  // A year after these may be that of the filing: “in 2026 your return was sent”.
  new RegExp(
    `(?<!\\b(?:in|on|since|during|until|by|after|before|rev|revised|©) ?|\\d)\\b(20\\d\\d) (?:[\\p{L}.’'-]+ ){0,8}?${FORM}\\b`,
    'giu',
  ),
  new RegExp(
    `\\b${FORM}\\s*[(,:–-]?\\s*(?:for )?(?:the )?(?:tax |calendar )?(?:year )?\\(?(20\\d\\d)\\b`,
    'gi',
  ),
];
/** What speaks of another year beside the paper’s own: “amount applied from 2024 return”. */
const BESIDE = /\b(applied|estimated|carr(y|ied)|prior|previous|last year|AGI)\b/i;

/**
 * The tax years that a paper names as such, in the order in which they stand there. The year of a
 * day or of a form’s revision is none.
 *
 * @param statements from `statementsOf`, or a title
 */
export function taxYearsIn(statements: readonly string[]): number[] {
  const found = statements
    .filter((statement) => /20\d\d/.test(statement) && !BESIDE.test(statement))
    .flatMap((statement) => {
      const plain = withoutDays(statement);
      const named = YEARS.flatMap((pattern) => [...plain.matchAll(pattern)]);
      return [...endedIn(statement), ...named.map(([, year]) => Number(year))];
    });
  return [...new Set(found)];
}

/** A year that ends in the middle of one is named after either. */
function endedIn(statement: string): number[] {
  return [...statement.matchAll(PERIOD)].flatMap(([, rest = '']) => {
    const [day] = daysIn(rest);
    if (day === undefined) return [];
    const year = Number(day.slice(0, 4));
    return day.slice(5, 7) === '12' ? [year] : [year - 1, year];
  });
}
