import type { AnswerListener } from '../../portal/client.ts';
import { shapeFault } from '../../portal/contract/shape.ts';
import { couldNotCheck, type Finding, fail, pass, warn } from '../checks/check.ts';
import { type ContractFault, contractFaults, openStrictCheck } from './contract-faults.ts';

/** Holds every answer of a run against the contract. */
export interface ContractLog {
  onAnswer: AnswerListener;
  judge(): Promise<Finding>;
}

/** Faults that are named; the rest is counted. */
const MOST_NAMED = 5;

const nameOf = ({ operation, path, expected }: ContractFault) =>
  `${operation} ${path || '/'} (should be ${expected})`;

function listed(faults: readonly ContractFault[]): string {
  const named = faults.slice(0, MOST_NAMED).map(nameOf);
  const rest = faults.length - named.length;
  return `${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

/** At an address that a portal of the documented API doesn’t know, it may answer anything. */
const isElsewhere = ([spec, answer]: Parameters<AnswerListener>): boolean =>
  spec.id === 'getCapabilities' && shapeFault(spec.response.schema, answer) !== null;

const places = (count: number) => `${count} ${count === 1 ? 'place' : 'places'}`;

/** Opens the log of a run’s answers. */
export function openContractLog(): ContractLog {
  const answers: Parameters<AnswerListener>[] = [];
  return {
    onAnswer: (...given) => {
      if (!isElsewhere(given)) answers.push(given);
    },
    judge: async () => {
      const strict = await openStrictCheck();
      const found = new Map(
        answers
          .flatMap(([spec, answer, { status }]) => contractFaults(spec, answer, status, strict))
          .map((fault) => [nameOf(fault), fault]),
      );
      const faults = [...found.values()];
      const broken = faults.filter(({ breaks }) => breaks);
      const hint = 'Send this to whoever runs the portal, with its version.';
      if (broken.length > 0) {
        const message = `Not what the API documents, in ${places(broken.length)}: ${listed(broken)}`;
        return fail(message, hint);
      }
      if (faults.length > 0) {
        const message = `Readable, but of another form than documented in ${places(faults.length)}: ${listed(faults)}`;
        return warn(message, hint);
      }
      const count = answers.length;
      if (count === 0) return couldNotCheck('No answer came that could be looked at.');
      return pass(`${count} ${count === 1 ? 'answer is' : 'answers are'} as the API documents.`);
    },
  };
}
