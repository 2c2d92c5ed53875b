import type { MatchJob } from './match-types.ts';
import { type PathLevel, whereIs } from './path-levels.ts';
import { taxYearIn } from './tax-year.ts';

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
