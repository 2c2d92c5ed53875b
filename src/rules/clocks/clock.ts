import type { CloseDocument, CloseMessage, CloseMilestone } from '../close-gate/facts.ts';
import {
  documentEvidence,
  type Evidence,
  messageEvidence,
  milestoneEvidence,
} from '../close-gate/verdict.ts';

export type ClockId =
  | 'reply'
  | 'draft'
  | 'follow_up'
  | 'promise'
  | 'deadline'
  | 'check_in'
  | 'stockpiling'
  | 'reject_notice'
  | 'perfection';

/**
 * `met`: what the clock asks for was done in time. `stopped`: it was done late, was withdrawn, or
 * the job ended. `unknown`: this portal doesn't tell what is needed; `explain` says what.
 */
export type ClockState =
  | 'running'
  | 'paused'
  | 'stopped'
  | 'met'
  | 'overdue'
  | 'not_started'
  | 'unknown';

/** What a clock goes by; `calendar` is a date that the rules make, not an event. */
export type ClockEvidence = Omit<Evidence, 'kind'> & {
  kind: Evidence['kind'] | 'hold' | 'info_complete' | 'calendar';
};

export interface ClockEvent {
  /** ISO 8601 instant; null when the fact has no time. */
  time: string | null;
  evidence: ClockEvidence;
}

export interface ClockPause {
  from: string;
  to: string | null;
  evidence: ClockEvidence;
}

export interface Clock {
  id: ClockId;
  rule: string;
  title: string;
  state: ClockState;
  started: ClockEvent | null;
  pauses: readonly ClockPause[];
  stopped: ClockEvent | null;
  /**
   * ISO 8601 instant. The end of a day is its last millisecond, so that it is written with that
   * day. While the clock is paused: as if it went on now.
   */
  due_time: string | null;
  /** The day of it in the pro's zone, such as "2026-02-17". */
  due_day: string | null;
  /**
   * Milliseconds on business days that are left, or were when it stopped; negative when late. 0 on
   * a weekend or holiday for a clock of the IRS that is due, or overdue, without a business day
   * between: the state tells which.
   */
  left_ms: number | null;
  /** Not done, and less than a quarter or less than one business day is left, or it is overdue. */
  at_risk: boolean;
  /**
   * Writes down the arithmetic for a person, a line each; for `unknown` and `not_started` the
   * reason. A function, because a queue of thousands of jobs explains only a few.
   */
  explain: () => string[];
}

export interface ClockHead {
  id: ClockId;
  rule: string;
  title: string;
}

/** Every clock, in the order in which they are read. */
export const CLOCK_HEADS: Readonly<Record<ClockId, ClockHead>> = {
  reply: { id: 'reply', rule: 'L1', title: 'Answer the client' },
  draft: { id: 'draft', rule: 'L2', title: 'Upload the draft return' },
  follow_up: { id: 'follow_up', rule: 'S8', title: 'Write again after the introduction' },
  promise: { id: 'promise', rule: 'M3', title: 'Keep the promised date' },
  deadline: { id: 'deadline', rule: 'A1', title: 'Meet the client’s deadline' },
  check_in: { id: 'check_in', rule: 'A2', title: 'Check in before the tax deadline' },
  stockpiling: { id: 'stockpiling', rule: 'I10', title: 'Send the signed return' },
  reject_notice: { id: 'reject_notice', rule: 'I6', title: 'Tell the client of the rejection' },
  perfection: { id: 'perfection', rule: 'I9', title: 'Correct the rejected return, send it again' },
};

/** Most clocks have none, and a queue keeps tens of thousands of clocks. */
export const NO_PAUSES: readonly never[] = [];

/** A clock on which no time runs, with the reason. */
export function idleClock(
  head: ClockHead,
  state: 'not_started' | 'unknown',
  reason: string,
): Clock {
  return {
    id: head.id,
    rule: head.rule,
    title: head.title,
    state,
    started: null,
    pauses: NO_PAUSES,
    stopped: null,
    due_time: null,
    due_day: null,
    left_ms: null,
    at_risk: false,
    explain: () => [reason],
  };
}

/** A message as the event of a clock. */
export function messageEvent(message: CloseMessage): ClockEvent & { time: string } {
  return { time: message.create_time, evidence: messageEvidence(message) };
}

/** An upload as the event of a clock. */
export function documentEvent(document: CloseDocument): ClockEvent & { time: string } {
  return { time: document.create_time, evidence: documentEvidence(document) };
}

/** A ticked milestone as the event of a clock; without a time where the portal tells none. */
export function milestoneEvent(
  milestone: CloseMilestone & { completed_time: string | null },
): ClockEvent {
  const time = milestone.completed_time;
  return { time, evidence: { ...milestoneEvidence(milestone), time } };
}
