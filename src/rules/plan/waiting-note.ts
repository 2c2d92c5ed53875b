import { DAY_MS, dayText } from '../calendar/plain-day.ts';
import { dayWords } from '../clocks/words.ts';
import { dayAt } from '../clocks/work-time.ts';
import { newestReturn } from '../close-gate/chronology.ts';
import type { ProposedAction } from './action.ts';
import { isSince, lastOfClient, ownMessages, type PlanFacts, quietTime } from './facts.ts';
import { newestWaiting, notedItems } from './noted-items.ts';

/** Clients are asked to look in every couple of days (L3). */
const SILENT_MS = 2 * DAY_MS;

/**
 * M1 and M13, Rocket Tax service expectations: a client who has been silent since the request gets no
 * second one; an internal note says what is missing since when, once.
 */
export function waitingNote(facts: PlanFacts): ProposedAction[] {
  const { notes, stage, job, frame } = facts;
  const last = ownMessages(facts).at(-1);
  if (notes === null || last === undefined || ownMessages(facts).length < 2) return [];
  if (stage.waiting_on !== 'client' || stage.stage === 'on_hold') return [];
  if (job.job.pending_scope_change_id !== null) return [];
  const heard = lastOfClient(facts);
  if (heard !== undefined && isSince(heard.create_time, last.create_time)) return [];
  const noted = newestWaiting(notes);
  if (noted !== undefined && isSince(noted.create_time, last.create_time)) return [];
  if (quietTime(last.create_time, facts) < SILENT_MS) return [];
  const day = dayAt(frame.wall(last.create_time));
  return [
    {
      kind: 'waiting-note',
      rule: 'M1',
      reason: `The client has been silent since your message of ${dayWords(day, frame)}.`,
      content: {
        from: 'note',
        kind: 'waiting',
        items: missing(facts),
        since: dayText(day),
      },
    },
  ];
}

function missing(facts: PlanFacts): string[] {
  const { stage, job, notes } = facts;
  if (stage.stage === 'ready_to_sign') return ['The signed e-file authorization (Form 8879)'];
  if (stage.stage === 'draft_with_client') {
    return [`Approval of the draft “${newestReturn(job, 'draft')?.title.trim() ?? 'return'}”`];
  }
  const note = newestWaiting(notes);
  const noted = note === undefined ? [] : notedItems(note);
  return noted.length > 0 ? noted : ['An answer to my last message'];
}
