import { isBusinessDay } from '../calendar/business-days.ts';
import type { CloseDocument, CloseMessage } from '../close-gate/facts.ts';
import { isSince } from '../instants.ts';
import { dayPromises } from '../promises.ts';
import type { KnownChat } from './chat.ts';
import { type ClockEvent, messageEvent } from './clock.ts';
import type { Commitment, JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { dayAt } from './work-time.ts';

/** A promise, and whether it is one of a draft return. */
export interface Promised extends Commitment {
  event: ClockEvent;
  isDraft: boolean;
}

/**
 * The promises of the newest message, and of those before it what they promise of a draft that has
 * not been uploaded since: anything else in them was kept when the pro wrote again. Reading a text
 * for dates is the dearest thing that any clock does.
 */
function newestTold(
  facts: JobClockFacts,
  pro: readonly CloseMessage[],
  frame: ClockFrame,
): Promised[] {
  const newest = pro.at(-1);
  if (newest === undefined) return [];
  const isIntro = newest === pro[0];
  if (isIntro && !MAY_BE_OF_A_DRAFT.test(newest.text)) return [];
  const told = promisedIn(newest, frame).filter(({ isDraft }) => isDraft || !isIntro);
  if (told.some(({ isDraft }) => isDraft)) return told;
  const returns = returnsOf(facts);
  for (const message of pro.slice(0, -1).reverse()) {
    const { text, create_time } = message;
    if (!MAY_BE_OF_A_DRAFT.test(text) || returns.some(isSince(create_time))) continue;
    const drafts = promisedIn(message, frame).filter(({ isDraft }) => isDraft);
    if (drafts.length > 0) return [...drafts, ...told];
  }
  return told;
}

/**
 * Every promise of a day that may stand, those of one message together: M3. They are read from the
 * pro's messages; of one that was emptied, what this machine remembers counts, while a message that
 * the chat doesn't hold promised this client nothing. What the introduction promises besides a draft
 * is the follow-up clock's: S8.
 */
export function promisesIn(
  facts: JobClockFacts,
  { pro }: KnownChat,
  frame: ClockFrame,
): Promised[] {
  const told = newestTold(facts, pro, frame);
  const { commitments } = facts;
  if (commitments == null || commitments.length === 0) return told;
  const shown = new Set(pro.map(({ id }) => id));
  const emptied = new Set(facts.messages.flatMap(({ id }) => (shown.has(id) ? [] : [id])));
  const remembered = commitments
    .filter(({ message_id }) => emptied.has(message_id))
    .map((commitment) => ({
      ...commitment,
      event: eventOf(commitment),
      isDraft: isOfDraft(commitment.what),
    }));
  return [...told, ...remembered];
}

function promisedIn(message: CloseMessage, frame: ClockFrame): Promised[] {
  const { id: message_id, text, create_time: promised_time } = message;
  const sent = frame.dayText(dayAt(frame.wall(promised_time)));
  return dayPromises(text, sent, isBusinessDay).map(({ day, what }) => ({
    ...{ message_id, day, what, promised_time },
    event: messageEvent(message),
    isDraft: isOfDraft(what),
  }));
}

const eventOf = ({ message_id: id, what: label, promised_time: time }: Commitment): ClockEvent => ({
  time,
  evidence: { kind: 'message', id, label, time },
});

/** The draft and final returns among a job's documents. */
export function returnsOf({ documents, tagIds: { draft, final } }: JobClockFacts): CloseDocument[] {
  return documents.filter(({ document_type_id: tag }) => tag === draft || tag === final);
}

/** Whatever `isOfDraft` finds has one of these words. */
const MAY_BE_OF_A_DRAFT = /draft|return/i;
const DRAFT = /\bdraft/i;
const RETURN_READY =
  /\breturns?\b.*\b(?:ready|done|finished|completed?|prepared|uploaded|posted)\b|\b(?:finish|complete|prepare|upload|post|send|have)\b(?: \S+){0,4} returns?\b/i;
const LATER_STEP =
  /\b(?:e-?)?fil(?:e|ed|ing)\b|\b(?:final\w*|transmit\w*|submit\w*|amend\w*|sign\w*|extension|answers?|questions?|list)\b/i;

/** Whether the words promise a draft return; a return that is to be filed or signed is none. */
function isOfDraft(what: string): boolean {
  return DRAFT.test(what) || (RETURN_READY.test(what) && !LATER_STEP.test(what));
}
