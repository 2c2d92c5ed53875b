import { resolve } from 'node:path';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { byUrgency } from '../../rules/stage/urgency.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { savePrivate } from '../../save-private.ts';
import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import { findRecipients } from '../../work/message/find-recipients.ts';
import { readOpenClients } from '../../work/message/lint-facts.ts';
import type { DayPlan } from '../../work/plan/day-plan.ts';
import { writePlan } from '../../work/plan/file/write-plan.ts';
import { makePlan } from '../../work/plan/make-plan.ts';
import { type QueuedJob, readQueuedJob } from '../../work/queue/queued-job.ts';
import { type Session, whoAmI } from '../../work/session.ts';
import { openBank } from '../bank/open-bank.ts';
import { type Failure, leftOutFailures, raiseFailures } from '../bulk.ts';
import type { Context } from '../context.ts';
import { proFrame } from '../queue/pro-frame.ts';
import { readWithProgress } from '../queue/read-with-progress.ts';
import { drawAction, drawYours, isUnfinished, planView } from './present.ts';

interface PlanInput {
  out?: string;
  force?: boolean;
  job?: string[];
  /** Business days. */
  for?: number;
}

/** `taxq plan [-o FILE]` */
export async function runPlan(input: PlanInput, context: Context): Promise<void> {
  const frame = proFrame(context);
  const opened = await context.session();
  const pro = await whoAmI(opened);
  const session = { ...opened, pro };
  const queue = await readJobs(session, input.job, frame, context);
  const tools = {
    ...{ session, pro, frame },
    bank: await openBank(session, context),
    openClients: await readOpenClients(session),
    daysAhead: input.for ?? 1,
  };
  const plan = await makePlan(queue, tools, context.signal);
  if (input.out !== undefined) {
    const file = { name: 'plan', replaceOption: '--force' };
    await savePrivate(resolve(input.out), writePlan(plan), file, input.force === true);
  }
  await show(plan, input.out, context);
  const failures = plan.unread.map(({ job, error }) => ({
    line: `${job.short_id}: ${error.message}`,
    error,
  }));
  const leftOut = input.job === undefined ? leftOutFailures(session) : [];
  raiseFailures([...failures, ...leftOut], queue.length + leftOut.length, {
    code: 'some_not_read',
    what: 'jobs could not be read',
    hint: hintFor([...failures, ...leftOut], input),
  });
}

/** What helps with the jobs that are missing: to ask once more, or what the first refusal names. */
function hintFor(failures: readonly Failure[], { out, job = [], for: days }: PlanInput): string {
  const refused = failures.find(({ error }) => !error.retryable && error.hint !== undefined);
  const help = refused?.error.hint;
  if (out === undefined) return help ?? 'Run the same command again; nothing was changed.';
  const named = job.flatMap((text) => ['--job', text]);
  const ahead = days === undefined ? [] : ['--for', String(days)];
  const again = taxqCommand('plan', [...named, ...ahead, '-o', out, '--force']);
  const then = `Make it again with all: ${again}`;
  return [
    `${sanitizeLine(out)} holds the others.`,
    ...(help === undefined ? [] : [help]),
    then,
  ].join(' ');
}

async function readJobs(
  session: Session,
  named: readonly string[] | undefined,
  frame: ClockFrame,
  context: Context,
): Promise<QueuedJob[]> {
  // What is remembered of a job holds no words of its client’s.
  if (named === undefined) return (await readWithProgress(session, frame, true, context)).jobs;
  const jobs = await findRecipients(session, named);
  return byUrgency(await Promise.all(jobs.map((job) => readQueuedJob(session, job, frame))));
}

async function show(plan: DayPlan, out: string | undefined, context: Context): Promise<void> {
  const { output, terminal } = context;
  const { actions, yours } = plan;
  const inFull = out === undefined && !output.machine && terminal.outIsTerminal;
  if (inFull && actions.length > 0) {
    const drawn = actions.map((action, index) => drawAction(action, index + 1, terminal));
    await terminal.data(`${drawn.join('\n\n')}\n`);
  } else {
    await output.list(planView, actions);
  }
  if (output.machine) return;
  if (yours.length > 0) terminal.note(`\n${drawYours(yours, terminal)}`);
  if (actions.length === 0) return;
  const unfinished = actions.filter(isUnfinished).length;
  const rest = unfinished === 0 ? '' : `, ${unfinished} with something for you to write`;
  terminal.note(
    `\n${actions.length} ${actions.length === 1 ? 'action' : 'actions'}${rest}. Nothing was sent.`,
  );
  const then =
    out === undefined
      ? 'To edit and apply them: taxq plan -o today.md'
      : `Look at ${out}, then: ${taxqCommand('apply', [out])}`;
  terminal.note(sanitize(`  → ${then}`));
}
