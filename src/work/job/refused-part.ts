import { TaxqError } from '../../errors.ts';

/** A part of a job that the portal refuses to give, or gives in no shape that could be read. */
export interface NotAvailable {
  part: 'questionnaire' | 'checklist' | 'milestones' | 'scope';
  /** A sentence. */
  why: string;
}

/** Whether a portal that is there and knows the sign-in doesn't give what was asked. */
export const isRefusal = (error: unknown): error is TaxqError =>
  error instanceof TaxqError &&
  (error.code === 'not_allowed' || error.kind === 'refused' || error.kind === 'failed');

/** Reads a part of a job; null, and told, where the portal refuses it. Other failures are thrown on. */
export async function orRefused<T>(
  part: NotAvailable['part'],
  reading: Promise<T>,
  onRefused: (refused: NotAvailable) => void,
): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const isForbidden = error.code === 'not_allowed';
    onRefused({ part, why: isForbidden ? error.message : error.whatAndWhy });
    return null;
  }
}
