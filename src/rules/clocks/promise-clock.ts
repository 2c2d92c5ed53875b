import { dayNumber } from '../calendar/plain-day.ts';
import { oldestFirst } from '../close-gate/chronology.ts';
import { compareInstants, isSince } from '../instants.ts';
import { type Chat, type KnownChat, readChat } from './chat.ts';
import {
  CLOCK_HEADS,
  type Clock,
  documentEvent,
  idleClock,
  messageEvent,
  NO_PAUSES,
} from './clock.ts';
import type { JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { type ClockStop, doneBy, settle } from './settle.ts';
import { type Promised, promisesIn, returnsOf } from './told-promises.ts';
import { timeWords } from './words.ts';
import { endOfDay } from './work-time.ts';

const HEAD = CLOCK_HEADS.promise;
const NONE_OPEN = idleClock(HEAD, 'not_started', 'No promised date is open.');

/**
 * M3, Rocket Tax service expectations: the pro keeps the dates that they gave the client, by the end
 * of that day. A draft return (or a final one) uploaded since keeps the promise of a draft, the pro's
 * next message any other. Of either kind the newest message with a promise replaces those before, and
 * the earliest day that isn't kept is shown. Of promises that are kept only those of the newest
 * message are looked at.
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

/** The promises of the message that made one last. */
function newestOf(promises: readonly Promised[]): Promised[] {
  const newest = promises.reduce<Promised | null>(
    (best, one) =>
      best === null || compareInstants(one.promised_time, best.promised_time) >= 0 ? one : best,
    null,
  );
  return promises.filter(({ message_id }) => message_id === newest?.message_id);
}

function keptBy(promise: Promised, facts: JobClockFacts, { pro }: KnownChat): ClockStop | null {
  const since = isSince(promise.promised_time);
  if (!promise.isDraft) {
    const place = pro.findIndex(({ id }) => id === promise.message_id);
    const next = pro.find((message, index) => index > place && since(message));
    return next ? doneBy(messageEvent(next), 'You wrote again') : null;
  }
  const [upload] = returnsOf(facts).filter(since).toSorted(oldestFirst);
  return upload ? doneBy(documentEvent(upload), 'Return uploaded') : null;
}
