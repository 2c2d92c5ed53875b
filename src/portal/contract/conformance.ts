import { Check, Errors } from 'typebox/schema';
import { TaxqError } from '../../errors.ts';
import type { Operation } from './operation.ts';

/**
 * Checks an answer of the portal against the contract. Fields, statuses and tags that the contract
 * doesn't know pass.
 *
 * @throws TaxqError of kind `failed` that names the first place at fault
 */
export function checkAnswer(
  { id, response }: Operation,
  answer: unknown,
  requestId: string | undefined,
): void {
  if (response.schema === undefined || Check(response.schema, answer)) return;
  const [, faults] = Errors(response.schema, answer);
  const first = faults[0];
  throw new TaxqError({
    kind: 'failed',
    code: 'off_contract',
    message: `The portal's answer to ${id} isn't what its API documents.`,
    why: first ? `At ${first.instancePath || '/'}: ${first.message}.` : 'It has another shape.',
    hint: 'Nothing was changed on this machine; tell the portal’s support, with the request id.',
    requestId,
  });
}
