import type { UploadOutcome } from '../../work/upload/upload-outcome.ts';
import type { Context } from '../context.ts';
import { outcomesView } from './present-run.ts';

/** Lists outcomes: to a program each as it is known, on a terminal together and at the end. */
export interface OutcomeList {
  add(outcome: UploadOutcome): void;
  /** @param all the outcomes in their order */
  end(all: readonly UploadOutcome[]): Promise<void>;
}

/** Opens the list of one run. */
export function openOutcomeList({ output, terminal }: Context): OutcomeList {
  const view = outcomesView(terminal.outIsTerminal);
  const streams = output.format === 'ndjson' || (!output.machine && !terminal.outIsTerminal);
  const written = new Set<UploadOutcome>();
  let writing: Promise<unknown> = Promise.resolve();
  const write = (outcome: UploadOutcome) => {
    written.add(outcome);
    writing = writing.then(() => output.list(view, [outcome]));
  };
  return {
    add: (outcome) => {
      if (streams) write(outcome);
    },
    end: async (all) => {
      if (!streams) {
        const shown = terminal.outIsTerminal && !output.machine ? all.filter(isNews) : all;
        if (shown.length > 0 || output.machine) await output.list(view, shown);
        return;
      }
      for (const outcome of all) if (!written.has(outcome)) write(outcome);
      await writing;
    },
  };
}

/** On a terminal the count says what went well; what didn’t needs its line. */
const isNews = ({ status }: UploadOutcome): boolean =>
  !['uploaded', 'already_there'].includes(status);
