import { DAY_MS } from '../../rules/calendar/plain-day.ts';
import type { Clock, ClockId } from '../../rules/clocks/clock.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { dueWords } from '../../rules/clocks/words.ts';
import type { ReportedJob } from '../queue-report.ts';

/** What a clock asks for, with the client's name where it reads best. */
const ASKS: Partial<Readonly<Record<ClockId, (client: string) => string>>> = {
  reply: (client) => `Reply to ${client}`,
  draft: (client) => `Draft return for ${client}`,
  follow_up: (client) => `Write to ${client} again`,
  promise: (client) => `Keep your date with ${client}`,
  check_in: (client) => `Check in with ${client}`,
  stockpiling: (client) => `Send ${client}’s signed return`,
  reject_notice: (client) => `Tell ${client} of the rejection`,
  perfection: (client) => `Correct and resend ${client}’s return`,
};

/** An event's heading, such as "Reply to Dana Rivera (L1)". */
export function eventTitle({ id, title, rule, state }: Clock, client: string): string {
  const words = ASKS[id]?.(client) ?? `${title}: ${client}`;
  return `${state === 'overdue' ? 'Overdue: ' : ''}${words} (${rule})`;
}

/** An event's text: what is due when, where the job stands, and what to do. */
export function eventText({ short_id, stage }: ReportedJob, clock: Clock, frame: ClockFrame) {
  const { title, due_time } = clock;
  const due = due_time === null ? '' : `, due ${dueWords(dueOf(due_time, frame), frame)}`;
  return [
    `${title} (job ${short_id})${due}.`,
    stage.reason,
    ...(stage.next === null ? [] : [`Next: ${stage.next}`]),
    ...(stage.command === null ? [] : [stage.command]),
  ].join('\n');
}

/** The last millisecond of a day stands for its end. */
function dueOf(dueTime: string, frame: ClockFrame): number {
  const wall = frame.wall(dueTime);
  return (wall + 1) % DAY_MS === 0 ? wall + 1 : wall;
}
