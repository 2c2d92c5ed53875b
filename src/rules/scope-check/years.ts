import { clientsWords } from './documents.ts';
import type { ScopeDocument, ScopeEvidence } from './facts.ts';
import { oneLine } from './mentions.ts';

/** Earlier years than these are papers of old, such as of a house that was bought. */
const YEARS_BACK = 6;

const INCOME_FORM = /\b(?:w-?2|1099(?:[ -]?[a-z]{1,4})?|1098|k-?1)\b/i;

/** A year that is not part of a date, such as the day of a scan. */
const YEARS = /(?<![\d/-])(20\d\d)(?![\d]|[-/ ](?:0[1-9]|1[0-2])\b)/g;

/** The papers of income that name an earlier year than the job's, by year, the latest first. */
export function papersOfYears(
  documents: readonly ScopeDocument[],
  taxYear: number,
): { year: number; found: ScopeEvidence[] }[] {
  const found = new Map<number, ScopeEvidence[]>();
  for (const document of documents) {
    const texts = clientsWords(document).filter((text) => INCOME_FORM.test(text));
    const years = new Set(
      texts.flatMap((text) => [...text.matchAll(YEARS)].map(([, year]) => Number(year))),
    );
    // Papers that name the job's own year, too, are of that year.
    if (years.has(taxYear)) continue;
    for (const year of years) {
      if (year >= taxYear || year < taxYear - YEARS_BACK) continue;
      const label = oneLine(document.title);
      found.set(year, [
        ...(found.get(year) ?? []),
        { kind: 'document', id: document.id, label, weight: 'hint' },
      ]);
    }
  }
  return [...found]
    .map(([year, papers]) => ({ year, found: papers }))
    .sort((a, b) => b.year - a.year);
}
