import { TaxqError } from '../../errors.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { runItemsView, runsView } from './present-status.ts';

interface StatusInput {
  run?: string;
  limit?: number;
}

const DEFAULT_LIMIT = 20;

/** `taxq upload status [RUN]` */
export async function runStatus({ run: id, limit }: StatusInput, context: Context): Promise<void> {
  const { output, terminal } = context;
  const { runs } = await context.store();
  if (id === undefined) {
    await output.list(runsView(context.clock()), runs.list(limit ?? DEFAULT_LIMIT));
    return;
  }
  const run = runs.find(id);
  if (run === undefined) {
    throw new TaxqError({
      kind: 'not-found',
      code: 'run_unknown',
      message: `This machine has no upload run “${id}”.`,
      why: 'It is none of those that taxq remembers here.',
      hint: 'See them: taxq upload status',
    });
  }
  await output.list(runItemsView(terminal.outIsTerminal), runs.items(id));
  const source = run.manifest === null ? '' : ` of ${run.manifest}`;
  terminal.note(sanitizeLine(`Run ${run.id}${source} is ${run.state}.`));
}
