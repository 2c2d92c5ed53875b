import { DAY_MS } from '../calendar/plain-day.ts';
import { jobState } from '../job-state.ts';
import {
  type Clock,
  type ClockEvent,
  type ClockHead,
  type ClockPause,
  type ClockState,
  NO_PAUSES,
} from './clock.ts';
import type { ClockJob } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import type { PlacedPause } from './pauses.ts';
import { dueWords, hoursWords, timeWords } from './words.ts';
import { dayAt, runTime, workBetween } from './work-time.ts';

const MINUTE_MS = 60_000;

/** Why a clock stopped: the work it asks for was done, or there is nothing left to do. */
export interface ClockStop extends ClockEvent {
  done: boolean;
  /** What happened, as the beginning of a sentence: "You wrote". */
  words: string;
}

/** The stop of a clock whose work an event did. */
export function doneBy({ time, evidence }: ClockEvent, words: string): ClockStop {
  return { time, evidence, done: true, words };
}

/** A clock that has started: all that its result is made from. */
export interface ClockRun {
  started: ClockEvent;
  /** The start on the wall. */
  from: number;
  pauses: readonly PlacedPause[];
  /** The due time on the wall, with the pauses in it; a midnight is the end of the day before. */
  due: number;
  stop: ClockStop | null;
  /** The lines of its arithmetic, from the start to the sum. */
  lines: () => readonly string[];
  /** Set for a clock that a date starts: before it, the clock has not started. */
  scheduled?: true;
  /** Set for a clock that runs on weekends and holidays too: its words tell calendar time. */
  calendar?: true;
}

/** Tells where a started clock stands now, and writes down why. A job that has ended stops it. */
export function settle(head: ClockHead, job: ClockJob, run: ClockRun, frame: ClockFrame): Clock {
  const { pauses, due } = run;
  const stop = run.stop ?? endOf(job);
  const stopped = stop?.time == null ? null : frame.wall(stop.time);
  const at = stop === null ? frame.now : stopped;
  const state = stateOf(stop, at, run, frame);
  const left = at === null ? null : workBetween(at, due);
  return {
    id: head.id,
    rule: head.rule,
    title: head.title,
    state,
    started: state === 'not_started' ? null : run.started,
    pauses: pauses.length === 0 ? NO_PAUSES : pauses.map(shownPause),
    stopped: stop === null ? null : { time: stop.time, evidence: stop.evidence },
    due_time: frame.instant(lastMoment(due)),
    due_day: frame.dayText(dayAt(lastMoment(due))),
    left_ms: left,
    at_risk: isAtRisk(state, left, run),
    explain: () => {
      const amounts = amountsOf(left, run.calendar && at !== null ? due - at : null);
      const end = outcome(state, stop, stopped, amounts, frame);
      return [...run.lines(), `Due ${dueWords(due, frame)}`, end];
    },
  };
}

const shownPause = ({ from, to, evidence }: PlacedPause): ClockPause => ({ from, to, evidence });

/** Whether a time on the wall is no later than a due time. */
export function isInTime(at: number, due: number): boolean {
  return at <= lastMoment(due);
}

function isAtRisk(state: ClockState, left: number | null, { from, due, pauses }: ClockRun) {
  if ((state !== 'running' && state !== 'overdue') || left === null) return false;
  if (left <= DAY_MS) return true;
  const stretches = pauses.map(({ stretch }) => stretch);
  return left * 4 < runTime(from, due, stretches);
}

function stateOf(
  stop: ClockStop | null,
  at: number | null,
  run: ClockRun,
  frame: ClockFrame,
): ClockState {
  if (stop !== null) return stop.done && at !== null && isInTime(at, run.due) ? 'met' : 'stopped';
  if (at !== null && !isInTime(at, run.due)) return 'overdue';
  if (run.scheduled && frame.now < run.from) return 'not_started';
  return run.pauses.some(({ to }) => to === null) ? 'paused' : 'running';
}

function endOf(job: ClockJob): ClockStop | null {
  const state = jobState(job.status);
  if (state !== 'closed' && state !== 'cancelled') return null;
  const time = state === 'closed' ? job.completed_time : null;
  return {
    time,
    evidence: { kind: 'job', id: job.short_id, label: job.status, time },
    done: false,
    words: `The job was ${state}`,
  };
}

function outcome(
  state: ClockState,
  stop: ClockStop | null,
  stopped: number | null,
  { late, overdue, left }: Amounts,
  frame: ClockFrame,
): string {
  if (stop !== null) {
    if (stopped === null) return `${stop.words}; the time is not told`;
    const lateness = stop.done && state !== 'met' ? `, ${late} late` : '';
    const inTime = state === 'met' ? ', in time' : '';
    return `${stop.words} ${timeWords(stopped, frame)}${inTime}${lateness}`;
  }
  if (state === 'overdue') return `Overdue by ${overdue}`;
  return state === 'paused' ? `Stands still while the job is On-Hold; ${left}` : left;
}

/** How much time it is, in the words of each sentence that may need it. */
interface Amounts {
  late: string;
  overdue: string;
  left: string;
}

/**
 * @param business milliseconds on business days; negative when late
 * @param calendar the same on every day; null for a clock that counts business time
 */
function amountsOf(business: number | null, calendar: number | null): Amounts {
  const work = hoursWords(business ?? 0);
  if (calendar === null) {
    const late = (business ?? 0) < 0 ? `${work} of business time` : 'less than a business hour';
    return { late, overdue: late, left: `${work} of business time left` };
  }
  const late = Math.abs(calendar) < MINUTE_MS ? 'less than a minute' : hoursWords(calendar);
  const part = business === 0 ? 'none' : work;
  const ofIt = work === late ? '' : `, ${part} of it business time`;
  return { late, overdue: `${late}${ofIt}`, left: `${late} left${ofIt}` };
}

function lastMoment(due: number): number {
  return due % DAY_MS === 0 ? due - 1 : due;
}
