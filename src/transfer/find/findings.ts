import type { TaxqError } from '../../errors.ts';

export interface FindProblem {
  path: string;
  error: TaxqError;
}

/** What was found so far. */
export interface Findings {
  /** Real path → the path that led to it. */
  files: Map<string, string>;
  problems: FindProblem[];
  /** Hidden and foreign files and folders that were left out. */
  skipped: number;
}

/** Nothing found yet. */
export const noFindings = (): Findings => ({ files: new Map(), problems: [], skipped: 0 });
