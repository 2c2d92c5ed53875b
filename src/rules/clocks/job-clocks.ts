import { UnknownYearError } from '../calendar/holidays.ts';
import { jobState } from '../job-state.ts';
import { type Chat, readChat } from './chat.ts';
import { CLOCK_HEADS, type Clock, type ClockId, idleClock } from './clock.ts';
import { checkInClock, deadlineClock } from './deadline-clocks.ts';
import { draftClock } from './draft-clock.ts';
import type { JobClockFacts } from './facts.ts';
import { perfectionClock, rejectNoticeClock, stockpilingClock } from './filing-clocks.ts';
import { followUpClock } from './follow-up-clock.ts';
import type { ClockFrame } from './frame.ts';
import { promiseClock } from './promise-clock.ts';
import { replyClock } from './reply-clock.ts';

const READERS: Readonly<
  Record<ClockId, (facts: JobClockFacts, frame: ClockFrame, chat: Chat) => Clock>
> = {
  reply: replyClock,
  draft: draftClock,
  follow_up: followUpClock,
  promise: promiseClock,
  deadline: deadlineClock,
  check_in: checkInClock,
  stockpiling: stockpilingClock,
  reject_notice: rejectNoticeClock,
  perfection: perfectionClock,
};

const HEADS = Object.values(CLOCK_HEADS);

/**
 * Reads all clocks of a job, always in the same order: L1, L2, S8, M3, A1, A2, I10, I6 and I9. On a job
 * that nobody has claimed none has started. A clock that needs a year which the calendar doesn't
 * have is 'unknown' with the reason, so that one broken date doesn't hide the others.
 *
 * @throws RangeError for a time that is not an ISO 8601 instant
 */
export function jobClocks(
  facts: JobClockFacts,
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): Clock[] {
  const isClaimed = jobState(facts.job.status) !== 'not-claimed';
  return HEADS.map((head) => {
    if (!isClaimed) return idleClock(head, 'not_started', 'No pro has claimed the job yet.');
    try {
      return READERS[head.id](facts, frame, chat);
    } catch (error) {
      if (error instanceof UnknownYearError) return idleClock(head, 'unknown', error.message);
      throw error;
    }
  });
}
