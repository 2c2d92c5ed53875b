import { shortened, usage } from '../errors.ts';
import { findStandIn } from '../rules/unfilled.ts';
import { sanitizeLine } from '../terminal/sanitize.ts';

/**
 * Checks that a reason isn't the word that taxq prints in its place.
 *
 * @throws TaxqError of kind `usage`, code `reason_unfilled`, with `why` and `hint`
 */
export function assertFilledIn(reason: string, why: string, hint: string): void {
  const left = findStandIn(reason);
  if (left === null) return;
  const what = `“${shortened(sanitizeLine(left))}” is still to be filled in.`;
  throw usage('reason_unfilled', what, why, hint);
}
