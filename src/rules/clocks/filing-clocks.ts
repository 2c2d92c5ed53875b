import { dueDate, formOfJobType } from '../calendar/due-dates.ts';
import {
  perfectionPeriod,
  REJECT_NOTICE_HOURS,
  STOCKPILING_DAYS,
  stockpilingEnd,
} from '../calendar/filing-windows.ts';
import { dayNumber, dayText } from '../calendar/plain-day.ts';
import { compareInstants } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import { type Chat, readChat } from './chat.ts';
import {
  CLOCK_HEADS,
  type Clock,
  documentEvent,
  idleClock,
  messageEvent,
  NO_PAUSES,
} from './clock.ts';
import type { ClockJob, JobClockFacts } from './facts.ts';
import { filingOfNewestDraft, type Rejection, rejectionOf, signatureOf } from './filing-events.ts';
import type { ClockFrame } from './frame.ts';
import { doneBy, settle } from './settle.ts';
import { dayWords, timeWords } from './words.ts';
import { dayAt, endOfDay, HOUR_MS } from './work-time.ts';

const STOCKPILING = CLOCK_HEADS.stockpiling;
const NOTICE = CLOCK_HEADS.reject_notice;
const PERFECTION = CLOCK_HEADS.perfection;
const NOT_SIGNED = idleClock(STOCKPILING, 'not_started', 'The client has not signed yet.');
const NO_REJECTION = 'No rejection is among the documents.';
const NOTHING_TO_TELL = idleClock(NOTICE, 'not_started', NO_REJECTION);
const NOTHING_TO_CORRECT = idleClock(PERFECTION, 'not_started', NO_REJECTION);

/**
 * I10, IRS, submitting the electronic return: a signed return is sent within 3 calendar days. Stops
 * when the return is filed; one filed before it was signed met nothing, that is for I1 to judge.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function stockpilingClock(facts: JobClockFacts, frame: ClockFrame): Clock {
  const signed = signatureOf(facts);
  if (signed === null) {
    return facts.milestones === null
      ? idleClock(STOCKPILING, 'unknown', 'Only a milestone could tell whether the client signed.')
      : NOT_SIGNED;
  }
  if (signed.time === null) {
    return idleClock(STOCKPILING, 'unknown', 'The portal does not say when the client signed.');
  }
  const from = frame.wall(signed.time);
  const opens = frame.settings.efileOpens;
  const due = endOfDay(dayNumber(stockpilingEnd(dayText(dayAt(from)), opens)));
  const filed = filingOfNewestDraft(facts);
  if (filed?.time && compareInstants(filed.time, signed.time) < 0) {
    const both = `Filed ${timeWords(frame.wall(filed.time), frame)}, before the client signed ${timeWords(from, frame)}`;
    const look = taxqCommand('close', [facts.job.short_id], '--check');
    return idleClock(STOCKPILING, 'unknown', `${both}; rule I1 judges that: ${look}`);
  }
  return settle(
    STOCKPILING,
    facts.job,
    {
      started: signed,
      from,
      pauses: NO_PAUSES,
      calendar: true,
      due,
      stop: filed ? doneBy(filed, 'Filed') : null,
      lines: () => [
        `Client signed ${timeWords(from, frame)} (${signed.evidence.label})`,
        `${STOCKPILING_DAYS} calendar days, weekends and holidays too; days before e-filing opens don’t count${opens === null ? '' : ` (${opens})`}`,
      ],
    },
    frame,
  );
}

/**
 * I6, Publication 1345: the taxpayer is told of a rejection within 24 hours, on every day of the
 * week. Counted from the upload of the rejection, the first that taxq can know of it; the pro's
 * next message stops it.
 *
 * @throws RangeError as {@link stockpilingClock} does
 */
export function rejectNoticeClock(
  facts: JobClockFacts,
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): Clock {
  const rejection = rejectionOf(facts);
  if (rejection === null) return NOTHING_TO_TELL;
  if (!chat.known) return idleClock(NOTICE, 'unknown', chat.why);
  const started = documentEvent(rejection.document);
  const from = frame.wall(started.time);
  const dueTime = new Date(Date.parse(started.time) + REJECT_NOTICE_HOURS * HOUR_MS);
  const told = chat.pro.find(({ create_time }) => compareInstants(create_time, started.time) > 0);
  return settle(
    NOTICE,
    facts.job,
    {
      started,
      from,
      pauses: NO_PAUSES,
      calendar: true,
      due: frame.wall(dueTime.toISOString()),
      stop: told ? doneBy(messageEvent(told), 'You wrote') : null,
      lines: () => [
        rejectedLine(rejection, from, frame),
        `${REJECT_NOTICE_HOURS} hours, weekends and holidays too`,
      ],
    },
    frame,
  );
}

/**
 * I9: how long a rejected federal return that was sent on time may be corrected, or until its due
 * date where that is later. Stops with the confirmation that settles the rejection.
 *
 * @throws RangeError as {@link stockpilingClock} does
 */
export function perfectionClock(facts: JobClockFacts, frame: ClockFrame): Clock {
  const rejection = rejectionOf(facts);
  if (rejection === null) return NOTHING_TO_CORRECT;
  const { codes, settled, document } = rejection;
  if (codes.length > 0 && !codes.some((code) => code.trim().toUpperCase() === 'US')) {
    return idleClock(PERFECTION, 'unknown', 'States set periods of their own; ask the state.');
  }
  const form = facts.job.form ?? formOfJobType(facts.job.job_type);
  if (form === null) {
    return idleClock(PERFECTION, 'unknown', 'The portal names no form; it is 5 or 10 days.');
  }
  const from = frame.wall(document.create_time);
  const period = perfectionPeriod(form, dayText(dayAt(from)));
  const returnDue = returnDueDay(facts.job, form);
  const isBefore = returnDue !== null && returnDue > period.last_day;
  const lastDay = dayNumber(isBefore ? returnDue : period.last_day);
  return settle(
    PERFECTION,
    facts.job,
    {
      started: documentEvent(document),
      from,
      pauses: NO_PAUSES,
      calendar: true,
      due: endOfDay(lastDay),
      stop: settled ? doneBy(documentEvent(settled), 'Confirmed') : null,
      lines: () => [
        rejectedLine(rejection, from, frame),
        `${period.days} calendar days for Form ${form}, never moved off a weekend, if it was sent on time`,
        ...(isBefore ? [`The return itself is due later, ${dayWords(lastDay, frame)}`] : []),
        ...(period.caution === null ? [] : [period.caution]),
      ],
    },
    frame,
  );
}

function rejectedLine({ document }: Rejection, from: number, frame: ClockFrame): string {
  return `Rejection uploaded ${timeWords(from, frame)} (document ${document.id})`;
}

function returnDueDay(job: ClockJob, form: Parameters<typeof dueDate>[0]): string | null {
  return job.tax_year === null ? null : dueDate(form, job.tax_year, job.extended === true).day;
}
