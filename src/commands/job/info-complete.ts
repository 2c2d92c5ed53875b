import { readChat } from '../../rules/clocks/chat.ts';
import type { Clock } from '../../rules/clocks/clock.ts';
import { draftClock } from '../../rules/clocks/draft-clock.ts';
import type { JobClockFacts } from '../../rules/clocks/facts.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { objectionsTo } from '../../rules/info-complete.ts';
import { findJob } from '../../work/job/find-job.ts';
import { assertTakesDeclarations, declareInfoComplete } from '../../work/job/info-complete.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import { readQueuedJob } from '../../work/queue/queued-job.ts';
import type { Session } from '../../work/session.ts';
import type { Context } from '../context.ts';
import { proFrame } from '../queue/pro-frame.ts';
import { drawDeclaration, showInfoComplete } from './present-info-complete.ts';
import { withdrawDeclaration } from './withdraw-info-complete.ts';

/** `taxq job info-complete JOB [--withdraw]` */
export async function runInfoComplete(
  { job: text, withdraw }: { job: string; withdraw?: boolean },
  context: Context,
): Promise<void> {
  const frame = proFrame(context);
  const session = await context.session();
  const job = await findJob(session, text);
  await assertTakesDeclarations(session, job);
  return withdraw
    ? withdrawDeclaration(session, job, frame, context)
    : declare(session, job, frame, context);
}

async function declare(
  session: Session,
  job: JobView,
  frame: ClockFrame,
  context: Context,
): Promise<void> {
  const { terminal, asker, clock: now } = context;
  const { facts, clocks } = await readQueuedJob(session, job, frame);
  if (job.info_complete_time !== null) {
    const clock = clocks.find(({ id }) => id === 'draft') ?? null;
    return showInfoComplete(
      { job, status: 'already_declared', clock, objections: [] },
      frame,
      context,
    );
  }
  const objections = facts === null ? [] : objectionsTo(facts, readChat(facts));
  const clock = clockFrom(facts, job, now().toISOString(), frame);
  const planned = { job, status: 'to_declare', clock, objections } as const;
  terminal.note(drawDeclaration(planned, frame, terminal));
  if (context.dryRun) {
    await showInfoComplete(planned, frame, context);
    terminal.note('Nothing was declared (--dry-run).');
    return;
  }
  await asker.confirm(`Declare the information of ${jobTitle(job)} complete?`);
  const declared = await declareInfoComplete(session, job);
  await showInfoComplete(
    {
      job: declared,
      status: 'declared',
      clock: clockFrom(facts, declared, declared.info_complete_time, frame),
      objections,
    },
    frame,
    context,
  );
}

/** The draft clock as a declaration at a time makes it; null where that can't be told. */
function clockFrom(
  facts: JobClockFacts | null,
  { short_id }: JobView,
  time: string | null,
  frame: ClockFrame,
): Clock | null {
  if (facts === null || time === null) return null;
  const declaration = { id: short_id, declared_time: time, withdrawn_time: null };
  try {
    return draftClock({ ...facts, info_complete: [declaration] }, frame);
  } catch (error) {
    // The calendar ends some years from now; the declaration doesn't depend on it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
