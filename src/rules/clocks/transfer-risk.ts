import { type Chat, readChat } from './chat.ts';
import type { Clock, ClockEvidence } from './clock.ts';
import { messageEvent } from './clock.ts';
import type { JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { lateReplies } from './reply-clock.ts';

/** A reason for which a job may be given to another pro. */
export interface TransferSign {
  rule: 'L4';
  sign: 'draft_late' | 'replies_late' | 'no_check_in';
  reason: string;
  evidence: ClockEvidence[];
}

/** Once may happen; from the second time it is repeated. */
const REPEATED = 2;

/**
 * The signs of L4 (Rocket Tax service expectations) that the facts of a job show: the draft is
 * late, replies were late repeatedly, nobody checked in before a deadline. That a client asked for
 * a transfer, and what the pro's coach thinks, is in no fact and never guessed from a text.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function transferSigns(
  facts: JobClockFacts,
  clocks: readonly Clock[],
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): TransferSign[] {
  const signs: TransferSign[] = [];
  const draft = clocks.find(({ id }) => id === 'draft');
  if (isMissed(draft)) {
    const reason = draft?.state === 'overdue' ? 'The draft is overdue.' : 'The draft came late.';
    signs.push({ rule: 'L4', sign: 'draft_late', reason, evidence: evidenceOf(draft) });
  }
  const late = lateReplies(facts, frame, chat).map(({ asked }) => messageEvent(asked));
  const reply = clocks.find(({ id }) => id === 'reply');
  const open = reply?.state === 'overdue' && reply.started !== null ? [reply.started] : [];
  const all = [...late, ...open].map(({ evidence }) => evidence);
  if (all.length >= REPEATED) {
    const reason = `${all.length} of the client’s messages were not answered in time.`;
    signs.push({ rule: 'L4', sign: 'replies_late', reason, evidence: all });
  }
  const checkIn = clocks.find(({ id }) => id === 'check_in');
  if (checkIn?.state === 'overdue') {
    const reason = 'You have not checked in before the tax deadline.';
    signs.push({ rule: 'L4', sign: 'no_check_in', reason, evidence: evidenceOf(checkIn) });
  }
  return signs;
}

/** Late and not done, or done late; a withdrawal and the end of a job are not. */
function isMissed(clock: Clock | undefined): boolean {
  if (clock?.state === 'overdue') return true;
  const wasDone = clock?.stopped?.evidence.kind === 'document';
  return clock?.state === 'stopped' && wasDone && (clock.left_ms ?? 0) <= 0;
}

function evidenceOf(clock: Clock | undefined): ClockEvidence[] {
  return clock?.started ? [clock.started.evidence] : [];
}
