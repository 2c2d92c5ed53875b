import type { Clock } from '../clocks/clock.ts';
import type { JobStage, WaitingOn } from './stage.ts';

/** What the order of jobs is told from. */
export interface UrgentJob {
  clocks: readonly Clock[];
  waiting_on: WaitingOn;
  stage: Pick<JobStage, 'stage'>;
}

const TURN: Readonly<Record<'me' | 'client' | 'tax_office', number>> = {
  me: 0,
  client: 1,
  tax_office: 2,
};
const NOBODYS_TURN = 3;

/** The clock that presses most: overdue before running, then the least time left; null for none. */
export function mostPressing(clocks: readonly Clock[]): Clock | null {
  return clocks
    .filter(({ state }) => state === 'overdue' || state === 'running')
    .reduce<Clock | null>(
      (best, clock) => (best === null || pressure(clock, best) < 0 ? clock : best),
      null,
    );
}

/**
 * The jobs with the most urgent first: overdue ones, then those that need their introduction, then
 * by the time left on the clock that presses most, then mine before the client's. An introduction
 * is due as soon as a job is picked up (S1, Rocket Tax service expectations) and no portal tells
 * when that was, so that it has a rank instead of a clock. Jobs without a running clock come last;
 * equals keep their order. The list given is not changed.
 */
export function byUrgency<T extends UrgentJob>(jobs: readonly T[]): T[] {
  return jobs
    .map((job) => {
      const clock = mostPressing(job.clocks);
      return { job, clock, rank: rankOf(job, clock) };
    })
    .sort(
      (left, right) =>
        left.rank - right.rank ||
        compare(left.clock, right.clock) ||
        turn(left.job) - turn(right.job),
    )
    .map(({ job }) => job);
}

/** 0 for what is overdue, 1 for a missing introduction, 2 for the rest. */
function rankOf({ stage }: UrgentJob, clock: Clock | null): number {
  if (clock?.state === 'overdue') return 0;
  return stage.stage === 'needs_intro' ? 1 : 2;
}

function compare(left: Clock | null, right: Clock | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return pressure(left, right);
}

function pressure(left: Clock, right: Clock): number {
  const overdue = Number(right.state === 'overdue') - Number(left.state === 'overdue');
  return overdue || (left.left_ms ?? 0) - (right.left_ms ?? 0);
}

function turn({ waiting_on }: UrgentJob): number {
  return waiting_on === null ? NOBODYS_TURN : TURN[waiting_on];
}
