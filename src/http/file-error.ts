import { TaxqError } from '../errors.ts';

/** The error for a file that can't be sent as it was promised, of kind `failed`. */
export const fileError = (code: string, message: string, why: string, cause?: unknown) =>
  new TaxqError({
    kind: 'failed',
    code,
    message,
    why,
    hint: 'Check the file, then run the same command again.',
    cause,
  });
