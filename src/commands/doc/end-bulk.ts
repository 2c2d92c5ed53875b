import { TaxqError } from '../../errors.ts';

/** Failures named in the summary. */
const MAX_NAMED = 3;

/**
 * Ends a command by what became of its items, after all were tried and listed.
 *
 * @throws TaxqError the first failure when all failed or the user interrupted, of kind `partial`
 * when some did
 */
export function endBulk<T extends { error: TaxqError | null }>(
  results: readonly T[],
  words: {
    label: (result: T) => string;
    /** What went wrong with how many, as in `files were not uploaded`. */
    what: string;
    /** What to do now. */
    again: string;
  },
): void {
  const failed = results.filter((result) => result.error !== null);
  const [first] = failed;
  if (first?.error == null) return;
  const interrupted = failed.find(({ error }) => error?.kind === 'interrupted');
  if (interrupted?.error != null) throw interrupted.error;
  if (failed.length === results.length) throw first.error;
  const named = failed
    .slice(0, MAX_NAMED)
    .map((result) => `${words.label(result)}: ${result.error?.why ?? result.error?.message}`);
  const rest = failed.length - named.length;
  throw new TaxqError({
    kind: 'partial',
    code: 'some_failed',
    message: `${failed.length} of ${results.length} ${words.what}.`,
    why: `${named.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`,
    hint: words.again,
  });
}
