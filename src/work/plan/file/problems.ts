import { type TaxqError, usage } from '../../../errors.ts';

const SHOWN = 5;

/** What is wrong with a plan’s file, collected so that all of it can be told at once. */
export interface PlanProblems {
  /** `what` is the end of a sentence that begins with the place. */
  add(line: number, what: string): void;
  /** Null when there is none; else of kind `usage`, code `plan_invalid`. */
  error(): TaxqError | null;
}

/** @param name of the file, as the user gave it */
export function planProblems(name: string): PlanProblems {
  const found: { line: number; what: string }[] = [];
  return {
    add: (line, what) => found.push({ line, what }),
    error: () => {
      if (found.length === 0) return null;
      const told = found
        .toSorted((left, right) => left.line - right.line)
        .slice(0, SHOWN)
        .map(({ line, what }) => `Line ${line}: ${what}.`);
      const more = found.length - told.length;
      if (more > 0) told.push(`And ${more} more.`);
      return usage(
        'plan_invalid',
        `${name} can’t be applied as it is.`,
        told.join(' '),
        'Correct it, or make a new one: taxq plan -o FILE. Nothing was done.',
      );
    },
  };
}
