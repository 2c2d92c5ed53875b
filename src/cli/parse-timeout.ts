import ms, { type StringValue } from 'ms';
import { TaxqError } from '../errors.ts';

const LEAST_MS = 1_000;
const MOST_MS = 60 * 60 * 1_000;

/**
 * Reads the longest wait without progress: `--timeout`, else TAXQ_TIMEOUT. A number without a unit is
 * refused, for some tools mean seconds by it and some milliseconds.
 *
 * @returns milliseconds; undefined when neither is given
 * @throws TaxqError of kind `usage` for the option, `config` for the variable
 */
export function timeoutOf(option: string | undefined, env: NodeJS.ProcessEnv): number | undefined {
  const text = (option ?? env['TAXQ_TIMEOUT'] ?? '').trim();
  if (option === undefined && text === '') return undefined;
  const amount = /^\d{1,9}(\.\d{1,3})?\s?[a-z]{1,12}$/i.test(text)
    ? ms(text as StringValue)
    : Number.NaN;
  if (amount >= LEAST_MS && amount <= MOST_MS) return amount;
  throw new TaxqError({
    kind: option === undefined ? 'config' : 'usage',
    code: 'timeout_invalid',
    message: `“${text}” is no time to wait.`,
    why: `${option === undefined ? 'TAXQ_TIMEOUT' : '--timeout'} takes 1s to 1h.`,
    hint: 'Write it as 30s or 2m.',
  });
}
