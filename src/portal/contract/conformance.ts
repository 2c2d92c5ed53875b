import { TaxqError } from '../../errors.ts';
import type { Operation } from './operation.ts';
import { shapeFault } from './shape.ts';

/**
 * Checks an answer of the portal against the contract, as far as a reader depends on it.
 *
 * @throws TaxqError of kind `failed` that names the first place at fault
 */
export function checkAnswer(
  { id, response }: Operation,
  answer: unknown,
  requestId: string | undefined,
): void {
  const fault = response.schema === undefined ? null : shapeFault(response.schema, answer);
  if (fault === null) return;
  throw new TaxqError({
    kind: 'failed',
    code: 'off_contract',
    message: `The portal’s answer to ${id} isn’t what its API documents.`,
    why: `At ${fault.path || '/'}: it should be ${fault.expected}.`,
    hint: 'Nothing was changed on this machine; tell the portal’s support, with the request id.',
    requestId,
  });
}
