import { randomBytes } from 'node:crypto';
import PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import { dayWords } from '../../rules/clocks/words.ts';
import { dayAt } from '../../rules/clocks/work-time.ts';
import type { QueuedJob } from '../queue/queued-job.ts';
import type { DayPlan, PlannedAction, Yours } from './day-plan.ts';
import { type PlanTools, planJob } from './plan-job.ts';

/** Jobs at a time; each action is a request or two. */
const CONCURRENCY = 6;

/**
 * Makes the day’s plan from the queue: what to do on each job, most urgent first, written out in
 * full. Nothing is sent. A job that can’t be read fails alone.
 *
 * @param queue most urgent first
 * @throws TaxqError of kind `interrupted`
 */
export async function makePlan(
  queue: readonly QueuedJob[],
  tools: PlanTools,
  signal: AbortSignal,
): Promise<DayPlan> {
  const { session, pro, frame } = tools;
  const workers = new PQueue({ concurrency: CONCURRENCY });
  const plan = async (queued: QueuedJob): Promise<PlannedAction[] | TaxqError> => {
    if (queued.error !== null) return queued.error;
    try {
      signal.throwIfAborted();
      return await planJob(queued, tools);
    } catch (error) {
      if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
      return error;
    }
  };
  try {
    const planned = await workers.addAll(queue.map((queued) => () => plan(queued)));
    const outcomes = queue.map((queued, index) => ({ queued, outcome: planned[index] ?? [] }));
    return {
      head: {
        id: randomBytes(6).toString('hex'),
        profile: session.profile.name,
        origin: session.client.origin,
        pro: pro.user_id,
        made: new Date(session.client.portalNow()).toISOString(),
      },
      day: dayWords(dayAt(frame.now), frame),
      actions: outcomes.flatMap(({ outcome }) => (Array.isArray(outcome) ? outcome : [])),
      yours: outcomes.flatMap(({ queued, outcome }) =>
        Array.isArray(outcome) && outcome.length === 0 ? yoursOf(queued) : [],
      ),
      unread: outcomes.flatMap(({ queued: { job }, outcome }) =>
        Array.isArray(outcome) ? [] : [{ job, error: outcome }],
      ),
    };
  } finally {
    workers.clear();
    await workers.onIdle();
  }
}

/** A job whose next step is the pro’s own, with the command that helps. */
function yoursOf({ job, waiting_on, stage }: QueuedJob): Yours[] {
  if (waiting_on !== 'me' || stage.next === null) return [];
  return [{ job, next: stage.next, command: stage.command }];
}
