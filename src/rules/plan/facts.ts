import type { Chat } from '../clocks/chat.ts';
import type { Clock, ClockId } from '../clocks/clock.ts';
import type { JobClockFacts } from '../clocks/facts.ts';
import type { ClockFrame } from '../clocks/frame.ts';
import { workBetween } from '../clocks/work-time.ts';
import type { CloseMessage } from '../close-gate/facts.ts';
import { compareInstants } from '../instants.ts';
import type { JobStage } from '../stage/stage.ts';

/** An internal note of the job. */
export interface PlanNote {
  id: string;
  kind: string;
  text: string;
  create_time: string;
}

/** What the day’s actions on a job are told from. */
export interface PlanFacts {
  job: JobClockFacts;
  chat: Chat;
  stage: JobStage;
  clocks: readonly Clock[];
  frame: ClockFrame;
  /** Newest first; null when the portal has none to show. */
  notes: readonly PlanNote[] | null;
  /** Check-ins that are due within so many business days are proposed; 1 unless the pro says. */
  days_ahead: number;
}

/** The clock of that id; every job has each. */
export const clockOf = ({ clocks }: PlanFacts, id: ClockId): Clock | undefined =>
  clocks.find((clock) => clock.id === id);

/** The newest message of the client’s side that says something; undefined when there is none. */
export function lastOfClient({ job }: Pick<PlanFacts, 'job'>): CloseMessage | undefined {
  const clients = new Set(job.job.client_user_ids);
  return job.messages
    .filter(({ sender_user_id, text }) => clients.has(sender_user_id) && text.trim() !== '')
    .toSorted((left, right) => compareInstants(left.create_time, right.create_time))
    .at(-1);
}

/** The pro’s own messages; none where the sides can’t be told apart. */
export const ownMessages = ({ chat }: Pick<PlanFacts, 'chat'>): readonly CloseMessage[] =>
  chat.known ? chat.pro : [];

/** Whether a moment is no earlier than another. */
export const isSince = (time: string, since: string): boolean => compareInstants(time, since) >= 0;

/** Milliseconds on business days since a moment, as L1 and L3 count them. */
export const quietTime = (since: string, { frame }: PlanFacts): number =>
  workBetween(frame.wall(since), frame.now);
