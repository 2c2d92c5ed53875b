import { readChat } from '../../../../src/rules/clocks/chat.ts';
import { jobClocks } from '../../../../src/rules/clocks/job-clocks.ts';
import type { ProposedAction } from '../../../../src/rules/plan/action.ts';
import type { PlanNote } from '../../../../src/rules/plan/facts.ts';
import { propose } from '../../../../src/rules/plan/propose.ts';
import { jobStage } from '../../../../src/rules/stage/job-stage.ts';
import { clockJob, frameAt, type JobChange } from '../clocks/clock-job.ts';

/** Noon of a day in March 2026, a month that begins on a Sunday. */
export const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z`;

interface Others {
  notes?: readonly PlanNote[] | null;
  daysAhead?: number;
}

/** What is proposed for a job at noon of a day in March 2026. */
export function proposedOn(
  now: string,
  change: JobChange,
  { notes = [], daysAhead = 1 }: Others = {},
): ProposedAction[] {
  const job = clockJob(change);
  const frame = frameAt(now);
  const chat = readChat(job);
  return propose({
    ...{ job, chat, frame, notes },
    stage: jobStage(job, chat),
    clocks: jobClocks(job, frame, chat),
    days_ahead: daysAhead,
  });
}

/** A note about what is missing from the client. */
export const waitingNote = (day: number, ...items: string[]): PlanNote => ({
  id: `note-${day}`,
  kind: 'waiting',
  text: ['### Missing from the client', ...items.map((item) => `- ${item}`)].join('\n'),
  create_time: at(day),
});
