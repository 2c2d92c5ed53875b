import { type Chat, type Exchange, readChat } from './chat.ts';
import { CLOCK_HEADS, type Clock, idleClock, messageEvent } from './clock.ts';
import type { JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { pausedDue, pausesIn, pausingHolds } from './pauses.ts';
import { type ClockRun, doneBy, isInTime, settle } from './settle.ts';
import { hoursWords, runWords, timeWords } from './words.ts';
import { addWork, HOUR_MS, workDays } from './work-time.ts';

const HEAD = CLOCK_HEADS.reply;

/**
 * L1, Rocket Tax service expectations: a client's message is answered within 2 business days, which
 * are 48 hours that run on business days only. It starts with the client's first message since the
 * pro's last one. Until the client writes it has not started; after an answer it shows how the last
 * exchange went.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function replyClock(
  facts: JobClockFacts,
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): Clock {
  if (!chat.known) return idleClock(HEAD, 'unknown', chat.why);
  const last = chat.exchanges.at(-1);
  if (last === undefined) return idleClock(HEAD, 'not_started', 'The client has written nothing.');
  if (holdsFor(facts, frame) === null) {
    return idleClock(HEAD, 'unknown', 'The portal does not say when the job was On-Hold.');
  }
  return settle(HEAD, facts.job, runOf(last, facts, frame), frame);
}

/**
 * The exchanges that the pro answered late, oldest first; empty where the sides can't be told apart.
 *
 * @throws RangeError as {@link replyClock} does
 */
export function lateReplies(
  facts: JobClockFacts,
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): Exchange[] {
  if (!chat.known) return [];
  return chat.exchanges.filter(
    (exchange) =>
      exchange.answered !== null &&
      !isInTime(frame.wall(exchange.answered.create_time), dueOf(exchange, facts, frame).due),
  );
}

function dueOf(exchange: Exchange, facts: JobClockFacts, frame: ClockFrame) {
  const { asked, answered } = exchange;
  const from = frame.wall(asked.create_time);
  const to = answered === null ? frame.now : frame.wall(answered.create_time);
  const pauses = pausesIn(holdsFor(facts, frame) ?? [], { from, to }, frame);
  const total = frame.settings.replyHours * HOUR_MS;
  return { from, pauses, due: pausedDue(addWork(from, total), pauses) };
}

function runOf(exchange: Exchange, facts: JobClockFacts, frame: ClockFrame): ClockRun {
  const { asked, answered } = exchange;
  const { from, pauses, due } = dueOf(exchange, facts, frame);
  const total = frame.settings.replyHours * HOUR_MS;
  const stretches = pauses.map(({ stretch }) => stretch);
  return {
    started: messageEvent(asked),
    from,
    pauses,
    due,
    stop: answered === null ? null : doneBy(messageEvent(answered), 'You answered'),
    lines: () => [
      `Client wrote ${timeWords(from, frame)} (message ${asked.id})`,
      `${hoursWords(total)} on business days, counted from midnight to midnight`,
      runWords(workDays(from, due, stretches)),
    ],
  };
}

function holdsFor(facts: JobClockFacts, frame: ClockFrame) {
  return pausingHolds(facts, frame.settings.holdPausesReply);
}
