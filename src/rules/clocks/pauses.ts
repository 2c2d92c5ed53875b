import { jobState } from '../job-state.ts';
import { type ClockPause, NO_PAUSES } from './clock.ts';
import type { Hold, JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { addWork, type Stretch, workBetween } from './work-time.ts';

/** A pause of a clock with its place on the wall; an open one reaches to the clock's end. */
export type PlacedPause = ClockPause & { stretch: Stretch };

/**
 * The holds that pause a clock: none where On-Hold doesn't pause it, null where they are not known,
 * which includes a job that is On-Hold now without a hold that lasts.
 */
export function pausingHolds(facts: JobClockFacts, pauses: boolean): readonly Hold[] | null {
  if (!pauses) return [];
  const lasts = facts.holds?.some(({ to }) => to === null) ?? false;
  return jobState(facts.job.status) === 'on-hold' && !lasts ? null : facts.holds;
}

/**
 * The holds within a clock's stretch (from its start to its stop, or to now), in order and cut so
 * that none overlaps another. Holds that end before they begin are left out.
 */
export function pausesIn(
  holds: readonly Hold[],
  stretch: Stretch,
  frame: ClockFrame,
): readonly PlacedPause[] {
  if (holds.length === 0) return NO_PAUSES;
  const placed = holds
    .map((hold) => ({
      hold,
      from: Math.max(frame.wall(hold.from), stretch.from),
      to: Math.min(hold.to === null ? stretch.to : frame.wall(hold.to), stretch.to),
    }))
    .sort((left, right) => left.from - right.from || right.to - left.to);
  const pauses: PlacedPause[] = [];
  let free = stretch.from;
  for (const { hold, from, to } of placed) {
    const start = Math.max(from, free);
    const isOpen = hold.to === null && start === stretch.to && free <= start;
    if (to <= start && !isOpen) continue;
    pauses.push({
      from: hold.from,
      to: hold.to,
      evidence: { kind: 'hold', id: hold.id, label: 'On-Hold', time: hold.from },
      stretch: { from: start, to },
    });
    free = to;
  }
  return pauses;
}

/** Moves a due time on the wall by the business time of the pauses that begin before it. */
export function pausedDue(due: number, pauses: readonly PlacedPause[]): number {
  return pauses.reduce((at, { stretch }) => {
    const paused = stretch.from < at ? workBetween(stretch.from, stretch.to) : 0;
    return paused > 0 ? addWork(at, paused) : at;
  }, due);
}
