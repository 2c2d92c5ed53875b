import { reasonOf, TaxqError } from '../../errors.ts';
import { findJob } from '../../work/job/find-job.ts';
import { jobLink } from '../../work/job/job-link.ts';
import type { Context } from '../context.ts';

/** `taxq job open JOB` */
export async function runOpen(
  { job: text, print }: { job: string; print?: boolean },
  context: Context,
): Promise<void> {
  const session = await context.session();
  const url = await jobLink(session, await findJob(session, text));
  if (print || context.output.machine || !context.terminal.outIsTerminal) {
    await context.output.thing(['url'], { url }, () => url);
    return;
  }
  const { default: open } = await import('open');
  try {
    await open(url);
    context.terminal.note('Opened in your browser; the link lives 5 minutes.');
  } catch (error) {
    throw new TaxqError({
      kind: 'failed',
      code: 'no_browser',
      message: 'No browser could be opened.',
      why: reasonOf(error),
      hint: 'Print the link instead: taxq job open JOB --print',
    });
  }
}
