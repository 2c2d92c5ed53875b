import { type Chat, readChat } from './chat.ts';
import { CLOCK_HEADS, type Clock, idleClock, messageEvent, NO_PAUSES } from './clock.ts';
import type { JobClockFacts } from './facts.ts';
import type { ClockFrame } from './frame.ts';
import { doneBy, settle } from './settle.ts';
import { hoursWords, runWords, timeWords } from './words.ts';
import { addWork, HOUR_MS, workDays } from './work-time.ts';

const HEAD = CLOCK_HEADS.follow_up;

/**
 * S8, Rocket Tax service expectations: the introduction promises that the client hears from the pro
 * again within the next couple of days, here 2 business days (48 hours on business days). Any
 * further message of the pro keeps the promise.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function followUpClock(
  facts: JobClockFacts,
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): Clock {
  if (!chat.known) return idleClock(HEAD, 'unknown', chat.why);
  const [intro, next] = chat.pro;
  if (intro === undefined) {
    return idleClock(HEAD, 'not_started', 'The introduction has not been sent yet.');
  }
  const from = frame.wall(intro.create_time);
  const total = frame.settings.followUpHours * HOUR_MS;
  const due = addWork(from, total);
  return settle(
    HEAD,
    facts.job,
    {
      started: messageEvent(intro),
      from,
      pauses: NO_PAUSES,
      due,
      stop: next ? doneBy(messageEvent(next), 'You wrote again') : null,
      lines: () => [
        `Introduction sent ${timeWords(from, frame)} (message ${intro.id})`,
        `${hoursWords(total)} on business days, counted from midnight to midnight`,
        runWords(workDays(from, due, [])),
      ],
    },
    frame,
  );
}
