import type { Clock } from '../clocks/clock.ts';
import type { WaitingOn } from './stage.ts';

/** What the order of jobs is told from. */
export interface UrgentJob {
  clocks: readonly Clock[];
  waiting_on: WaitingOn;
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
 * The jobs with the most urgent first: overdue ones, then by the time left on the clock that
 * presses most, then mine before the client's. Jobs without a running clock come last; equals keep
 * their order. The list given is not changed.
 */
export function byUrgency<T extends UrgentJob>(jobs: readonly T[]): T[] {
  return jobs
    .map((job) => ({ job, clock: mostPressing(job.clocks) }))
    .sort((left, right) => compare(left.clock, right.clock) || turn(left.job) - turn(right.job))
    .map(({ job }) => job);
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
