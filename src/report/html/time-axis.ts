import { isWorkingDay } from '../../rules/calendar/business-days.ts';
import { UnknownYearError } from '../../rules/calendar/holidays.ts';
import { DAY_MS, isWeekend, weekdayOf } from '../../rules/calendar/plain-day.ts';
import type { Clock } from '../../rules/clocks/clock.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { dayWords } from '../../rules/clocks/words.ts';

/** Days that are shown around now at most, and at least. */
const MOST = { before: 14, after: 28 };
const LEAST = { before: 2, after: 5 };

/** With more days than these only Mondays are named. */
const NAMED_DAYS = 8;
const MONDAY = 1;

/** The time that all bars share; places are in percent of it, from 0 to 100. */
export interface TimeAxis {
  /** The place of an instant, beyond 0 and 100 for those that are not shown. */
  place(instant: string): number;
  now: number;
  /** Named days, each at its midnight. */
  ticks: readonly { at: number; words: string }[];
  /** Stretches of weekends and holidays. */
  off: readonly { from: number; to: number }[];
}

/** The axis on which the clocks fit, cut to two weeks back and four ahead. */
export function timeAxis(clocks: readonly Clock[], frame: ClockFrame): TimeAxis {
  const times = clocks
    .filter(({ state }) => state !== 'not_started' && state !== 'unknown')
    .flatMap(({ started, due_time, stopped }) => [started?.time, due_time, stopped?.time])
    .filter((time) => typeof time === 'string')
    .map((time) => frame.wall(time));
  const today = Math.floor(frame.now / DAY_MS);
  const days = times.map((time) => Math.floor(time / DAY_MS));
  const first = within(least(days, today), today - MOST.before, today - LEAST.before);
  const end = within(most(days, today) + 1, today + LEAST.after, today + MOST.after);
  const count = end - first;
  const at = (wall: number) => ((wall / DAY_MS - first) / count) * 100;
  const all = Array.from({ length: count }, (_, index) => first + index);
  return {
    place: (instant) => at(frame.wall(instant)),
    now: at(frame.now),
    ticks: all
      .filter((day) => count <= NAMED_DAYS || weekdayOf(day) === MONDAY)
      .map((day) => ({ at: at(day * DAY_MS), words: dayWords(day, frame) })),
    off: joined(all.filter(isOff)).map(({ from, to }) => ({
      from: at(from * DAY_MS),
      to: at(to * DAY_MS),
    })),
  };
}

function isOff(day: number): boolean {
  try {
    return !isWorkingDay(day, 'service');
  } catch (error) {
    if (error instanceof UnknownYearError) return isWeekend(day);
    throw error;
  }
}

function joined(days: readonly number[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last?.to === day) last.to = day + 1;
    else stretches.push({ from: day, to: day + 1 });
  }
  return stretches;
}

/** Not by spreading: a queue may have more times than a call may have arguments. */
const least = (days: readonly number[], start: number) =>
  days.reduce((one, other) => Math.min(one, other), start);
const most = (days: readonly number[], start: number) =>
  days.reduce((one, other) => Math.max(one, other), start);

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
