import { TaxqError } from '../../errors.ts';
import {
  checkGate,
  closeJob,
  type GateCheck,
  gateRefused,
  needsClosingMessage,
} from '../../work/close/close-job.ts';
import { jobLabel } from '../../work/job/job-view.ts';
import type { Draft } from '../../work/message/draft.ts';
import { findRecipients } from '../../work/message/find-recipients.ts';
import type { Session } from '../../work/session.ts';
import { raiseFailures } from '../bulk.ts';
import type { Context } from '../context.ts';
import { drawDraft } from '../message/present-draft.ts';
import { askRating, type CloseInput, writeClosing } from './ask.ts';
import { type CloseResult, showGate, showResults } from './present-results.ts';

interface Planned {
  check: GateCheck;
  rating: number;
  message: Draft | null;
}

/** What belongs to one job can't be said for several at once. */
function refuseSharedAnswers(input: CloseInput, jobs: number): void {
  const shared = (['outcome', 'accepted', 'due', 'var'] as const).filter(
    (name) => input[name] !== undefined,
  );
  if (jobs < 2 || shared.length === 0) return;
  throw new TaxqError({
    kind: 'usage',
    code: 'one_job_only',
    message: `--${shared[0]} belongs to one job, and you named ${jobs}.`,
    why: 'Each client has results of their own.',
    hint: 'Close them one by one, or leave it out and answer on the terminal.',
  });
}

async function planClosing(
  session: Session,
  check: GateCheck,
  input: CloseInput,
  context: Context,
): Promise<Planned> {
  const rating = input.rating ?? (await askRating(check.job, context));
  const message = needsClosingMessage(check)
    ? await writeClosing(session, check.job, input, context)
    : null;
  return { check, rating, message };
}

async function carryOut(
  session: Session,
  planned: Planned,
  input: CloseInput,
): Promise<CloseResult> {
  const { check, rating, message } = planned;
  try {
    const closed = await closeJob(session, check.job.id, {
      rating,
      comment: input.comment,
      message,
    });
    return { ...check, job: closed.job, closed: true, messageId: closed.message_id, error: null };
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    return { ...check, closed: false, messageId: null, error };
  }
}

/** `taxq close JOB…` */
export async function runClose(input: CloseInput, context: Context): Promise<void> {
  const session = await context.session();
  const jobs = await findRecipients(session, input.job);
  refuseSharedAnswers(input, jobs.length);
  const results: CloseResult[] = [];
  for (const { id } of jobs) {
    const check = await checkGate(session, id);
    const gap = results.length > 0;
    if (!context.output.machine)
      await showGate(check, { asData: input.check === true, gap }, context);
    const error = check.gate.ready ? null : gateRefused(check);
    results.push({ ...check, closed: false, messageId: null, error });
  }
  try {
    if (!input.check) await closeReady(session, results, input, context);
  } catch (error) {
    // What is closed already can't be taken back, so it is told whatever stopped the rest.
    if (results.some(({ closed }) => closed)) await showResults(results, false, context);
    throw error;
  }
  await showResults(results, input.check === true, context);
  const failures = results.flatMap(({ job, error }) =>
    error === null ? [] : [{ line: `${job.short_id}: ${error.message}`, error }],
  );
  raiseFailures(failures, results.length, {
    code: 'some_not_closed',
    what: 'jobs may not be closed or failed',
    hint: 'Mend what stands in the way, then run the same command again.',
  });
}

async function closeReady(
  session: Session,
  results: CloseResult[],
  input: CloseInput,
  context: Context,
): Promise<void> {
  const plans = new Map<number, Planned>();
  for (const [index, check] of results.entries()) {
    if (check.error !== null) continue;
    await session.capabilities.need('complete', 'completing a job');
    plans.set(index, await planClosing(session, check, input, context));
  }
  for (const [index, planned] of plans) {
    context.terminal.note(describe(planned, context));
    if (context.dryRun) continue;
    const { job } = planned.check;
    await context.asker.confirm(`Close ${jobLabel(job)}? Only support can reopen it.`);
    results[index] = await carryOut(session, planned, input);
  }
}

/** What is about to be done, in its order, for standard error. */
function describe({ check, rating, message }: Planned, { terminal }: Context): string {
  const completes = `completes ${check.job.short_id} and rates the client ${rating} of 5.`;
  return message === null
    ? `\ntaxq ${completes}`
    : `\n${drawDraft(message, terminal)}\ntaxq sends this, then ${completes}`;
}
