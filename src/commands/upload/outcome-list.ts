import type { UploadOutcome } from '../../work/upload/upload-outcome.ts';
import type { Context } from '../context.ts';
import { drawOutcome, outcomesView } from './present-run.ts';

/** Lists outcomes: to a program each as it is known, on a terminal together and at the end. */
export interface OutcomeList {
  add(outcome: UploadOutcome): void;
  /** @param all the outcomes in their order */
  end(all: readonly UploadOutcome[]): Promise<void>;
}

/** Opens the list of one run. */
export function openOutcomeList({ output, terminal }: Context): OutcomeList {
  const streams = output.format === 'ndjson' || (!output.machine && !terminal.outIsTerminal);
  const written = new Set<UploadOutcome>();
  let writing: Promise<unknown> = Promise.resolve();
  const write = (outcome: UploadOutcome) => {
    written.add(outcome);
    writing = writing.then(() => output.list(outcomesView, [outcome]));
  };
  return {
    add: (outcome) => {
      if (streams) write(outcome);
    },
    end: async (all) => {
      if (streams) {
        for (const outcome of all) if (!written.has(outcome)) write(outcome);
        await writing;
      } else if (output.machine) {
        await output.list(outcomesView, all);
      } else {
        for (const one of all.filter(isNews))
          await terminal.data(`${drawOutcome(one, terminal)}\n`);
      }
    },
  };
}

/** On a terminal the count says what went well; what didn’t, or would be done, needs its line. */
const isNews = ({ status }: UploadOutcome): boolean =>
  !['uploaded', 'already_there', 'left'].includes(status);
