import { findJob } from '../../work/job/find-job.ts';
import {
  checkTick,
  completeMilestone,
  findMilestone,
  listMilestones,
} from '../../work/job/milestones.ts';
import type { Context } from '../context.ts';
import { milestonesView } from './present-milestones.ts';

interface MilestonesInput {
  job: string;
  done?: string[];
}

/** `taxq job milestones JOB [--done MILESTONE]` */
export async function runMilestones(
  { job: text, done = [] }: MilestonesInput,
  context: Context,
): Promise<void> {
  const session = await context.session();
  const job = await findJob(session, text);
  const before = await listMilestones(session, job);
  const wanted = done.map((name) => findMilestone(before, name));
  for (const milestone of wanted) checkTick(job, milestone);
  if (context.dryRun) {
    for (const { name, completed } of wanted) {
      context.terminal.note(completed ? `“${name}” is ticked already.` : `Would tick “${name}”.`);
    }
  } else {
    for (const milestone of wanted) await completeMilestone(session, job, milestone);
  }
  const now = wanted.length === 0 || context.dryRun ? before : await listMilestones(session, job);
  await context.output.list(milestonesView(context.terminal.outIsTerminal), now);
}
