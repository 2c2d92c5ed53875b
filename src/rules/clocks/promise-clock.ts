import { isBusinessDay } from '../calendar/business-days.ts';
import { dayNumber } from '../calendar/plain-day.ts';
import { oldestFirst } from '../close-gate/chronology.ts';
import type { CloseDocument, CloseMessage } from '../close-gate/facts.ts';
import { compareInstants, isSince } from '../instants.ts';
import { dayPromises } from '../promises.ts';
import { type Chat, readChat } from './chat.ts';
import {
  CLOCK_HEADS,
  type Clock,
  type ClockEvent,
  documentEvent,
  idleClock,
  messageEvent,
  NO_PAUSES,
} from './clock.ts';
import type { Commitment, JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { type ClockStop, doneBy, settle } from './settle.ts';
import { timeWords } from './words.ts';
import { dayAt, endOfDay } from './work-time.ts';

const HEAD = CLOCK_HEADS.promise;
const NONE_OPEN = idleClock(HEAD, 'not_started', 'No promised date is open.');

type Known = Chat & { known: true };

/** A promise, and whether it is one of a draft return. */
interface Promised extends Commitment {
  event: ClockEvent;
  isDraft: boolean;
}

/**
 * M3, Rocket Tax service expectations: the pro keeps the dates that they gave the client, by the end
 * of that day. Promises are read from the pro's messages; of one that was emptied, what this machine
 * remembers counts, while a message that the chat doesn't hold promised this client nothing. A draft return (or a final one) uploaded since keeps the
 * promise of a draft, the pro's next message any other. Of either kind the newest message with a
 * promise replaces those before, and the earliest day that isn't kept is shown. Of promises that
 * are kept only those of the newest message are looked at. What the introduction promises besides
 * a draft is the follow-up clock's: S8.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function promiseClock(
  facts: JobClockFacts,
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): Clock {
  if (!chat.known) return idleClock(HEAD, 'unknown', chat.why);
  const all = promisesIn(facts, chat, frame);
  const standing = [true, false]
    .flatMap((isDraft) => newestOf(all.filter((one) => one.isDraft === isDraft)))
    .map((promise) => ({ promise, stop: keptBy(promise, facts, chat) }))
    .sort((left, right) => (left.promise.day < right.promise.day ? -1 : 1));
  const shown = standing.find(({ stop }) => stop === null) ?? standing.at(-1);
  if (shown === undefined) return NONE_OPEN;
  const { promise, stop } = shown;
  const from = frame.wall(promise.promised_time);
  return settle(
    HEAD,
    facts.job,
    {
      started: promise.event,
      from,
      pauses: NO_PAUSES,
      due: endOfDay(dayNumber(promise.day)),
      stop,
      lines: () => [
        `Promised ${timeWords(from, frame)} (message ${promise.message_id}): “${promise.what}”`,
        promise.isDraft ? 'Uploading the draft return keeps it' : 'Your next message keeps it',
      ],
    },
    frame,
  );
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

/** Every promise that may stand, those of one message together. */
function promisesIn(facts: JobClockFacts, { pro }: Known, frame: ClockFrame): Promised[] {
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

/** The promises of the message that made one last. */
function newestOf(promises: readonly Promised[]): Promised[] {
  const newest = promises.reduce<Promised | null>(
    (best, one) =>
      best === null || compareInstants(one.promised_time, best.promised_time) >= 0 ? one : best,
    null,
  );
  return promises.filter(({ message_id }) => message_id === newest?.message_id);
}

function keptBy(promise: Promised, facts: JobClockFacts, { pro }: Known): ClockStop | null {
  const since = isSince(promise.promised_time);
  if (!promise.isDraft) {
    const place = pro.findIndex(({ id }) => id === promise.message_id);
    const next = pro.find((message, index) => index > place && since(message));
    return next ? doneBy(messageEvent(next), 'You wrote again') : null;
  }
  const [upload] = returnsOf(facts).filter(since).toSorted(oldestFirst);
  return upload ? doneBy(documentEvent(upload), 'Return uploaded') : null;
}

function returnsOf({ documents, tagIds: { draft, final } }: JobClockFacts): CloseDocument[] {
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
