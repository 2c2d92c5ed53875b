import type { TaxqError } from '../../errors.ts';
import type { View } from '../../terminal/view.ts';
import { type BulkWords, raiseFailures } from '../bulk.ts';
import type { Context } from '../context.ts';

interface Result {
  error: TaxqError | null;
}

export interface ResultWords<T> extends Omit<BulkWords, 'code'> {
  /** What one of them is called in the summary of failures. */
  label(result: T): string;
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
  { label, ...words }: ResultWords<T>,
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
  const failures = results.flatMap((result) => {
    const { error } = result;
    return error === null ? [] : [{ line: `${label(result)}: ${error.whatAndWhy}`, error }];
  });
  raiseFailures(failures, results.length, { code: 'some_failed', ...words });
}
