import { TaxqError } from '../../errors.ts';
import type { View } from '../../terminal/output.ts';
import type { Context } from '../context.ts';

interface Result {
  error: TaxqError | null;
}

interface Failed<T> {
  result: T;
  error: TaxqError;
}

export interface BulkWords<T> {
  /** What one of them is called in the summary of failures. */
  label(result: T): string;
  /** What didn't work with how many, as in `files could not be uploaded`. */
  what: string;
  /** What to do now. */
  again: string;
}

/** Failures named in the summary. */
const MAX_NAMED = 3;

function failedOf<T extends Result>(results: readonly T[]): Failed<T>[] {
  return results.flatMap((result) =>
    result.error === null ? [] : [{ result, error: result.error }],
  );
}

const sentenceOf = ({ message, why }: TaxqError) => (why ? `${message} ${why}` : message);

function raise<T extends Result>(results: readonly T[], words: BulkWords<T>): void {
  const failed = failedOf(results);
  const [first] = failed;
  if (first === undefined) return;
  const stopped = failed.find(({ error }) => error.kind === 'interrupted');
  if (stopped !== undefined) throw stopped.error;
  if (failed.length === results.length) throw first.error;
  const named = failed
    .slice(0, MAX_NAMED)
    .map(({ result, error }) => `${words.label(result)}: ${sentenceOf(error)}`);
  const rest = failed.length - named.length;
  throw new TaxqError({
    kind: 'partial',
    code: 'some_failed',
    message: `${failed.length} of ${results.length} ${words.what}.`,
    why: `${named.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`,
    hint: words.again,
  });
}

async function* keeping<T>(source: AsyncIterable<T>, kept: T[]): AsyncGenerator<T> {
  for await (const item of source) {
    kept.push(item);
    yield item;
  }
}

/**
 * Lists what becomes of several things as they are done, and ends the command by it.
 *
 * @throws TaxqError after all were tried: the first failure when all failed or the user
 * interrupted, of kind `partial` when some did
 */
export async function listResults<T extends Result>(
  { output, terminal }: Context,
  view: View<T>,
  source: AsyncIterable<T>,
  words: BulkWords<T>,
): Promise<void> {
  const results: T[] = [];
  if (output.machine || !terminal.outIsTerminal) {
    await output.list(view, keeping(source, results));
  } else {
    for await (const result of source) results.push(result);
    // A table of one failure would only say the error twice.
    const [only] = results;
    if (results.length === 1 && only?.error != null) throw only.error;
    await output.list(view, results);
  }
  raise(results, words);
}
