import type { Clock, ClockState } from '../../rules/clocks/clock.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { leftWords, shortDueWords, timeWords } from '../../rules/clocks/words.ts';

/** How a clock is marked: its class in the style sheet, a sign and a word, for colour alone tells nobody. */
export interface Mark {
  tone: 'late' | 'risk' | 'run' | 'wait' | 'done' | 'over';
  sign: string;
  word: string;
}

const MARKS: Readonly<Record<Exclude<ClockState, 'not_started' | 'unknown'>, Mark>> = {
  overdue: { tone: 'late', sign: '✗', word: 'overdue' },
  running: { tone: 'run', sign: '▸', word: 'running' },
  paused: { tone: 'wait', sign: '‖', word: 'paused' },
  met: { tone: 'done', sign: '✓', word: 'met' },
  stopped: { tone: 'over', sign: '–', word: 'stopped' },
};

const AT_RISK: Mark = { tone: 'risk', sign: '!', word: 'at risk' };

/** How to mark a clock; null for one that hasn't started or can't be told. */
export function markOf({ state, at_risk }: Clock): Mark | null {
  if (state === 'not_started' || state === 'unknown') return null;
  return state === 'running' && at_risk ? AT_RISK : MARKS[state];
}

/** When a clock is or was due; empty for one without a due time. */
export function dueText({ due_time }: Clock, frame: ClockFrame): string {
  return due_time === null ? '' : shortDueWords(frame.wall(due_time), frame);
}

/** How much is left of a clock that isn't done; empty for others. */
export function leftText(clock: Clock): string {
  const isOpen = clock.state === 'running' || clock.state === 'overdue';
  return isOpen && clock.left_ms !== null ? leftWords(clock) : '';
}

/** All that a clock's bar shows, in words. */
export function barWords(clock: Clock, frame: ClockFrame): string {
  const { started, pauses, stopped, due_time } = clock;
  const time = (instant: string) => timeWords(frame.wall(instant), frame);
  return [
    ...(started?.time ? [`from ${time(started.time)}`] : []),
    ...pauses.map(
      ({ from, to }) => `paused from ${time(from)} ${to === null ? 'on' : `to ${time(to)}`}`,
    ),
    ...(due_time === null ? [] : [`due ${time(due_time)}`]),
    ...(stopped?.time ? [`ended ${time(stopped.time)}`] : []),
    [markOf(clock)?.word ?? '', leftText(clock)].filter(Boolean).join(', '),
  ].join('; ');
}
