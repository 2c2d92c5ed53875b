import { TaxqError } from '../errors.ts';
import { isRecord, parseJson } from '../json.ts';
import { type ControlAnswer, callControl } from './control-call.ts';
import type { FaultReport } from './faults/fault-desk.ts';
import type { Locator } from './locator.ts';

/** What the sandbox answered, unless it refused. */
function read({ status, text }: ControlAnswer, hint: string): Readonly<Record<string, unknown>> {
  const body = parseJson(text);
  const answer = isRecord(body) ? body : {};
  if (status < 300) return answer;
  throw new TaxqError({
    kind: status === 404 ? 'not-found' : 'failed',
    code: status === 404 ? 'fault_not_found' : 'sandbox_control',
    message: typeof answer['detail'] === 'string' ? answer['detail'] : 'The sandbox refused.',
    why: 'Nothing was changed.',
    hint,
  });
}

/** The faults that a running sandbox has, in the order in which they are asked. */
export async function listFaults(locator: Locator): Promise<FaultReport[]> {
  const answer = await callControl(locator, 'GET', 'faults');
  return read(answer, `End the process ${locator.pid} and start it again.`)[
    'faults'
  ] as FaultReport[];
}

/**
 * Sets one more fault in a running sandbox.
 * @param given the rule as a file of faults would have it
 * @throws TaxqError `not-found` for a job that the sandbox doesn't have
 */
export async function addFault(locator: Locator, given: object): Promise<FaultReport> {
  const answer = await callControl(locator, 'POST', 'faults', { faults: [given] });
  const { faults } = read(answer, 'See its jobs: taxq job list --all');
  const [added] = faults as FaultReport[];
  if (added === undefined) throw new Error('the sandbox set no fault');
  return added;
}

/**
 * Takes faults away from a running sandbox.
 * @param ids all unless given
 * @returns the ids of those taken away
 * @throws TaxqError `not-found` for an id that no fault has; none is taken away then
 */
export async function clearFaults(locator: Locator, ids?: readonly string[]): Promise<string[]> {
  const answer = await callControl(locator, 'POST', 'faults/clear', ids ? { ids } : {});
  return read(answer, 'See which there are: taxq sandbox fault list')['cleared'] as string[];
}
