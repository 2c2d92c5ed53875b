import { type ErrorKind, TaxqError } from '../errors.ts';

/** What a call answers; null where it fails in one of these ways. Other failures are thrown on. */
export async function orNull<T>(call: Promise<T>, ...kinds: ErrorKind[]): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof TaxqError && kinds.includes(error.kind)) return null;
    throw error;
  }
}
