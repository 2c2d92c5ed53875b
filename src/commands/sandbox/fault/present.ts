import type { FaultReport } from '../../../sandbox/faults/fault-desk.ts';
import type { View } from '../../../terminal/view.ts';
import { FAULT_FIELDS } from './fields.ts';

/** A fault's JSON: exactly the listed fields. */
export const faultJson = (fault: FaultReport): Record<string, unknown> => ({ ...fault });

/** What happens, on one line: `status 503, latency 2s`. */
export const faultText = ({ fault }: FaultReport): string =>
  Object.entries(fault)
    .map(([name, value]) => {
      const words = name.replaceAll('_', ' ');
      if (value === true) return words;
      return typeof value === 'object' ? `own ${words}` : `${words} ${value}`;
    })
    .join(', ');

const requestsText = ({ on, job }: FaultReport) =>
  `${on === '*' ? 'every request' : on}${job === null ? '' : ` for ${job}`}`;

const oftenText = ({ times, after, probability }: FaultReport): string =>
  [
    times === null ? 'until it is cleared' : times === 1 ? 'once' : `${times} times`,
    ...(after === 0 ? [] : [`after the first ${after}`]),
    ...(probability === null ? [] : [`by chance, ${probability}`]),
  ].join(', ');

/** A fault that has been set, in one sentence. */
export const describeFault = (fault: FaultReport): string =>
  `${fault.id}: ${faultText(fault)}; on ${requestsText(fault)}; ${oftenText(fault)}.`;

/** What a fault makes two of that nobody can keep it from, by the ids of the operations. */
export function describeDoubled(operations: readonly string[]): string {
  const names = new Intl.ListFormat('en').format(operations);
  const take = operations.length === 1 ? 'takes' : 'take';
  return `${names} ${take} no Idempotency-Key: the portal will hold what is sent twice. No client can prevent that; this fault shows whether yours notices.`;
}

/** How the faults of the sandbox are listed. */
export const faultsView: View<FaultReport> = {
  fields: FAULT_FIELDS,
  toJson: faultJson,
  empty: 'Nothing goes wrong on purpose.',
  columns: [
    { heading: 'ID', cell: ({ id }) => id },
    { heading: 'WHAT', cell: (fault) => ({ text: faultText(fault), tone: 'strong' }), elastic: 1 },
    { heading: 'ON', cell: requestsText, elastic: 2 },
    { heading: 'MET', cell: ({ matched }) => String(matched) },
    { heading: 'ACTED', cell: ({ acted }) => String(acted) },
    {
      heading: 'LEFT',
      cell: ({ left }) =>
        left === 0 ? { text: 'used up', tone: 'dim' } : left === null ? '∞' : String(left),
    },
  ],
};
