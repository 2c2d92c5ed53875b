import { TaxqError } from '../errors.ts';
import type { Session } from '../work/session.ts';

/** One of several things that didn't work. */
export interface Failure {
  /** What it was and why it failed, in one line. */
  line: string;
  error: TaxqError;
}

export interface BulkWords {
  /** The error's code when some failed and others didn't. */
  code: string;
  /** What didn't work with how many, as in `files could not be uploaded`. */
  what: string;
  /** What to do now. */
  hint: string;
}

/** Failures named in the summary. */
const MAX_NAMED = 3;

/**
 * Ends a command that did several things by what became of them.
 *
 * @param total how many were tried
 * @throws TaxqError the first failure when all failed or the user interrupted, of kind `partial`
 * when some did
 */
export function raiseFailures(failures: readonly Failure[], total: number, words: BulkWords): void {
  const [first] = failures;
  if (first === undefined) return;
  const interrupted = failures.find(({ error }) => error.kind === 'interrupted');
  if (interrupted !== undefined) throw interrupted.error;
  if (failures.length === total) throw first.error;
  const named = failures.slice(0, MAX_NAMED).map(({ line }) => line);
  const rest = failures.length - named.length;
  throw new TaxqError({
    kind: 'partial',
    code: words.code,
    message: `${failures.length} of ${total} ${words.what}.`,
    why: `${named.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`,
    hint: words.hint,
  });
}

/** The jobs that a command about all of them had to leave out. */
export const leftOutFailures = ({ leftOut }: Pick<Session, 'leftOut'>): Failure[] =>
  leftOut.all().map(({ label, error }) => ({ line: `${label}: ${error.whatAndWhy}`, error }));

/** A failure as it stands in the JSON of one of several results. */
export const errorJson = (error: TaxqError | null) =>
  error && { code: error.code, message: error.whatAndWhy, hint: error.hint ?? null };
