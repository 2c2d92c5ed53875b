import { usage } from '../../errors.ts';
import { forecast } from '../../rules/clocks/forecast.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { openProgress } from '../../terminal/progress.ts';
import { findJob } from '../../work/job/find-job.ts';
import { type QueuedJob, readQueuedJob } from '../../work/queue/queued-job.ts';
import { type Queue, readQueue } from '../../work/queue/read-queue.ts';
import type { Session } from '../../work/session.ts';
import { raiseFailures } from '../bulk.ts';
import type { Context } from '../context.ts';
import { EXPLAIN_FIELDS } from './fields.ts';
import { limitNote, unknownNote } from './notes.ts';
import { queueView } from './present.ts';
import { drawExplained, explainedJson } from './present-explained.ts';
import { proFrame } from './pro-frame.ts';

interface QueueInput {
  explain?: string;
  /** True without a number of days. */
  atRisk?: number | true;
  exitCode?: boolean;
}

/** `taxq queue` */
export async function runQueue(input: QueueInput, context: Context): Promise<void> {
  const frame = proFrame(context);
  if (input.explain !== undefined && input.atRisk !== undefined) {
    throw usage(
      'explain_one_job',
      '--explain and --at-risk can’t be used together.',
      'One shows a single job, the other lists those that press.',
      'Leave one of them out.',
    );
  }
  const session = await context.session();
  const jobs =
    input.explain === undefined
      ? await showQueue(session, frame, input.atRisk, context)
      : [await explainJob(session, frame, input.explain, context)];
  const isLate = jobs.some(({ clocks }) => clocks.some(({ state }) => state === 'overdue'));
  if (input.exitCode && isLate) context.endWith(1);
  raiseFailures(
    jobs.flatMap(({ job, error }) =>
      error === null ? [] : [{ line: `${job.short_id}: ${error.message}`, error }],
    ),
    jobs.length,
    {
      code: 'some_not_read',
      what: 'jobs could not be read',
      hint: 'Run the same command again; nothing was changed.',
    },
  );
}

async function explainJob(
  session: Session,
  frame: ClockFrame,
  text: string,
  { output, terminal }: Context,
): Promise<QueuedJob> {
  const queued = await readQueuedJob(session, await findJob(session, text), frame);
  await output.thing(EXPLAIN_FIELDS, explainedJson(queued), () => drawExplained(queued, terminal));
  return queued;
}

async function showQueue(
  session: Session,
  frame: ClockFrame,
  atRisk: number | true | undefined,
  context: Context,
): Promise<QueuedJob[]> {
  const { output, terminal } = context;
  const queue = await readWithProgress(session, frame, context);
  const shown = atRisk === undefined ? queue.jobs : pressing(queue.jobs, atRisk, frame);
  const whole = !terminal.outIsTerminal;
  await output.list(
    {
      ...queueView(frame, whole),
      empty: atRisk === undefined ? 'No open jobs.' : 'Nothing is overdue or at risk.',
    },
    shown,
  );
  if (!output.machine) {
    const [first] = shown;
    if (!whole && first?.stage.command) terminal.note(`First: ${first.stage.command}`);
    for (const note of [limitNote(queue.limit), unknownNote(queue.jobs)]) {
      if (note !== null) terminal.note(note);
    }
  }
  return queue.jobs;
}

async function readWithProgress(
  session: Session,
  frame: ClockFrame,
  { terminal, signal }: Context,
): Promise<Queue> {
  const progress = openProgress(terminal);
  // Only where it moves: a line about it among the notes would say nothing.
  if (terminal.errMoves) await progress.begin('Reading the open jobs', 100);
  try {
    return await readQueue(session, {
      frame,
      signal,
      onRead: (done, total) => progress.advance((done / total) * 100),
    });
  } finally {
    progress.end();
  }
}

/** What is overdue, at risk or due within the days; and what could not be read, for it may be. */
function pressing(
  jobs: readonly QueuedJob[],
  atRisk: number | true,
  frame: ClockFrame,
): QueuedJob[] {
  const soon = new Set(forecast(jobs, atRisk === true ? 0 : atRisk, frame).map(({ job }) => job));
  return jobs.filter(
    (job) => job.error !== null || soon.has(job) || job.clocks.some(({ at_risk }) => at_risk),
  );
}
