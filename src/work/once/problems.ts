import { TaxqError } from '../../errors.ts';
import { Unreachable, withUnknownOutcome } from '../../http/failure.ts';
import type { Named } from './once-only.ts';

/**
 * What a failure means after a try that may have arrived: nothing it says is about that one. A portal
 * may refuse a key while it still works on what was sent under it before.
 */
export function asUnderWay(error: unknown, once: Named): unknown {
  if (error instanceof Unreachable) return withUnknownOutcome(error);
  if (!(error instanceof TaxqError) || error.code !== 'portal_refused') return error;
  const why = `An earlier attempt may still be at the portal: ${error.why ?? error.message}`;
  return underWay(once, 'isn’t settled yet', why, error);
}

/** It may be on its way, or there: nobody can tell yet. */
export const underWay = ({ what, look }: Named, how: string, why: string, cause?: TaxqError) =>
  new Unreachable({
    code: 'under_way',
    message: `The ${what} ${how}.`,
    why,
    hint: `Look whether it has arrived: ${look}`,
    outcomeUnknown: true,
    requestId: cause?.requestId,
    cause,
  });

/** An attempt under its key had another text, and may have arrived. */
export const textChanged = ({ what, look }: Named) =>
  new TaxqError({
    kind: 'refused',
    code: 'text_changed',
    message: `The ${what} isn’t sent.`,
    why: 'An earlier attempt with another text may have arrived.',
    hint: `Look what is there, then send the text anew by itself: ${look}`,
  });
