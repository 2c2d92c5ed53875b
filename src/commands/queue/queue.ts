import { TaxqError, usage } from '../../errors.ts';
import { forecast } from '../../rules/clocks/forecast.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { findJob } from '../../work/job/find-job.ts';
import { openCommitments } from '../../work/queue/open-commitments.ts';
import { type QueuedJob, readQueuedJob } from '../../work/queue/queued-job.ts';
import type { Session } from '../../work/session.ts';
import { leftOutFailures, raiseFailures } from '../bulk.ts';
import { openPapers } from '../close/open-tools.ts';
import type { Context } from '../context.ts';
import { EXPLAIN_FIELDS } from './fields.ts';
import { limitNote, unknownNote } from './notes.ts';
import { queueView } from './present.ts';
import { drawExplained, explainedJson } from './present-explained.ts';
import { proFrame } from './pro-frame.ts';
import { readWithProgress } from './read-with-progress.ts';
import { openReports, type Reports, type ReportTargets } from './reports.ts';
import { toReport } from './to-report.ts';

interface QueueInput extends ReportTargets {
  explain?: string;
  /** True without a number of days. */
  atRisk?: number | true;
  fresh?: boolean;
  exitCode?: boolean;
}

/** `taxq queue` */
export async function runQueue(input: QueueInput, context: Context): Promise<void> {
  const frame = proFrame(context);
  assertOneThing(input);
  const reports = await openReports(input, context);
  const session = await context.session();
  const jobs =
    input.explain === undefined
      ? await showQueue(session, frame, input, reports, context)
      : [await explainJob(session, frame, input.explain, context)];
  const isLate = jobs.some(({ clocks }) => clocks.some(({ state }) => state === 'overdue'));
  if (input.exitCode && isLate) context.endWith(1);
  const leftOut = input.explain === undefined ? leftOutFailures(session) : [];
  const unread = jobs.flatMap(({ job, error }) =>
    error === null ? [] : [{ line: `${job.short_id}: ${error.message}`, error }],
  );
  raiseFailures([...unread, ...leftOut], jobs.length + leftOut.length, {
    code: 'some_not_read',
    what: 'jobs could not be read',
    hint: 'Run the same command again; nothing was changed.',
  });
}

function assertOneThing({ explain, atRisk, html, ics }: QueueInput): void {
  if (explain === undefined) return;
  const [other] = [
    ...(atRisk === undefined ? [] : ['--at-risk']),
    ...(html === undefined ? [] : ['--html']),
    ...(ics === undefined ? [] : ['--ics']),
  ];
  if (other === undefined) return;
  throw usage(
    'explain_one_job',
    `--explain and ${other} can’t be used together.`,
    'One shows a single job, the other is about the whole queue.',
    'Leave one of them out.',
  );
}

async function explainJob(
  session: Session,
  frame: ClockFrame,
  text: string,
  context: Context,
): Promise<QueuedJob> {
  const { output, terminal, store } = context;
  const job = await findJob(session, text);
  const commitmentsOf = await openCommitments(session, store);
  const papers = await openPapers(context).catch(unlessBug);
  const queued = await readQueuedJob(session, job, frame, commitmentsOf, papers);
  await output.thing(EXPLAIN_FIELDS, explainedJson(queued), () => drawExplained(queued, terminal));
  return queued;
}

/** A machine whose store can’t be opened still tells where a job stands, by the papers’ titles. */
function unlessBug(error: unknown): undefined {
  if (!(error instanceof TaxqError)) throw error;
}

async function showQueue(
  session: Session,
  frame: ClockFrame,
  { atRisk, fresh }: QueueInput,
  reports: Reports,
  context: Context,
): Promise<QueuedJob[]> {
  const queue = await readWithProgress(session, frame, fresh === true, context);
  const shown = atRisk === undefined ? queue.jobs : pressing(queue.jobs, atRisk, frame);
  if (!reports.onStdout) {
    const none = atRisk === undefined ? 'No open jobs.' : 'Nothing is overdue or at risk.';
    const empty = session.leftOut.all().length === 0 ? none : 'No job that could be read.';
    await listJobs(shown, empty, frame, context);
  }
  await reports.write(toReport(queue, shown, session, frame, context.clock()));
  if (!context.output.machine) {
    for (const note of [limitNote(queue.limit), unknownNote(queue.jobs)]) {
      if (note !== null) context.terminal.note(note);
    }
  }
  return queue.jobs;
}

async function listJobs(
  jobs: readonly QueuedJob[],
  empty: string,
  frame: ClockFrame,
  { output, terminal }: Context,
): Promise<void> {
  const whole = !terminal.outIsTerminal;
  await output.list({ ...queueView(frame, whole), empty }, jobs);
  const [first] = jobs;
  if (!output.machine && !whole && first?.stage.command) {
    terminal.note(`First: ${first.stage.command}`);
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
