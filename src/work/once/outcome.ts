import { TaxqError } from '../../errors.ts';
import { Unreachable } from '../../http/failure.ts';

/** Whether the portal, or taxq before it asked, refused: then nothing was stored. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof TaxqError &&
  ['refused', 'usage', 'auth', 'not-found', 'unsupported'].includes(error.kind);

/**
 * Whether nothing was stored: after a refusal, and where no byte of the request can have arrived;
 * after anything else something may have been. For failures that speak of all tries, as those of
 * `sendMessage` do: the last try of several says nothing about those before it.
 */
export const saysNothingStored = (error: unknown): boolean =>
  isRefusal(error) || (error instanceof Unreachable && !error.outcomeUnknown);
