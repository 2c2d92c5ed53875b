import { stepWorkingDays } from '../calendar/business-days.ts';
import { dueDay, extensionForm, formOfJobType, type ReturnForm } from '../calendar/due-dates.ts';
import { dayText } from '../calendar/plain-day.ts';
import { newestReturn } from '../close-gate/chronology.ts';
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
import type { ClockJob, JobClockFacts } from './facts.ts';
import { filingOf } from './filing-events.ts';
import type { ClockFrame } from './frame.ts';
import { type ClockStop, doneBy, settle } from './settle.ts';
import { dayWords, timeWords } from './words.ts';
import { dayAt, endOfDay } from './work-time.ts';

const DEADLINE = CLOCK_HEADS.deadline;
const CHECK_IN = CLOCK_HEADS.check_in;
const NO_DEADLINE = idleClock(DEADLINE, 'not_started', 'The job has no deadline.');

const NO_BEGINNING = 'The portal does not say when the job was created.';

/** The return's due date that lies ahead. */
interface TaxDeadline {
  day: number;
  /** "Form 1040 for 2025", with the extension where there is one. */
  words: string;
}

/**
 * A1, Taxfyle, getting started: the deadline that the client asked for, at its very instant. It is
 * met when the newest final return is uploaded or the job is completed, whichever comes first.
 *
 * @throws RangeError for a time that is no instant, and for a year that the calendar doesn't have
 */
export function deadlineClock(facts: JobClockFacts, frame: ClockFrame): Clock {
  const { job } = facts;
  if (job.deadline_time === null) return NO_DEADLINE;
  if (job.create_time === null) return idleClock(DEADLINE, 'unknown', NO_BEGINNING);
  const from = frame.wall(job.create_time);
  return settle(
    DEADLINE,
    job,
    {
      started: { time: job.create_time, evidence: jobEvidence(job, job.create_time) },
      from,
      pauses: NO_PAUSES,
      due: frame.wall(job.deadline_time),
      stop: delivery(facts),
      lines: () => [
        `Job created ${timeWords(from, frame)}`,
        'The client’s deadline on the job page',
      ],
    },
    frame,
  );
}

/**
 * A2, Rocket Tax service expectations: the pro checks in with the client near a major deadline,
 * here by the end of the business day that is so many before the return's due date. A message
 * counts from twice as many days before. A job that came too late for that has until the due date.
 * Filing the return ends it.
 *
 * @throws RangeError as {@link deadlineClock} does
 */
export function checkInClock(
  facts: JobClockFacts,
  frame: ClockFrame,
  chat: Chat = readChat(facts),
): Clock {
  const deadline = taxDeadline(facts.job, frame);
  if (typeof deadline === 'string') return idleClock(CHECK_IN, 'unknown', deadline);
  if (!chat.known) return idleClock(CHECK_IN, 'unknown', chat.why);
  const { create_time } = facts.job;
  if (create_time === null) return idleClock(CHECK_IN, 'unknown', NO_BEGINNING);
  const { checkInDays } = frame.settings;
  const created = frame.wall(create_time);
  const opens = stepWorkingDays(deadline.day, -2 * checkInDays, 'service');
  const usual = stepWorkingDays(deadline.day, -checkInDays, 'service');
  const lastDay = dayAt(created) > usual ? deadline.day : usual;
  const from = frame.instant(endOfDay(opens - 1));
  const evidence = {
    kind: 'calendar' as const,
    id: frame.dayText(deadline.day),
    label: deadline.words,
    time: null,
  };
  return settle(
    CHECK_IN,
    facts.job,
    {
      started: { time: from, evidence },
      from: endOfDay(opens - 1),
      scheduled: true,
      pauses: NO_PAUSES,
      due: endOfDay(lastDay),
      stop: checkInStop(facts, chat, from),
      lines: () => [
        `${deadline.words} is due ${dayWords(deadline.day, frame)}`,
        `${checkInDays} business days before, by the service’s calendar`,
        `A message counts from ${dayWords(opens, frame)}`,
      ],
    },
    frame,
  );
}

function delivery(facts: JobClockFacts): ClockStop | null {
  const { job } = facts;
  const final = newestReturn(facts, 'final');
  const uploaded = final && doneBy(documentEvent(final), 'Final return uploaded');
  const time = job.completed_time;
  if (time === null || (final && compareInstants(final.create_time, time) <= 0)) {
    return uploaded ?? null;
  }
  return doneBy({ time, evidence: jobEvidence(job, time) }, 'Job completed');
}

function checkInStop(facts: JobClockFacts, chat: KnownChat, from: string) {
  const message = chat.pro.find(isSince(from));
  const filed = filingOf(facts);
  const isFirst =
    filed !== null &&
    (filed.time === null ||
      message === undefined ||
      compareInstants(filed.time, message.create_time) < 0);
  if (isFirst) return doneBy(filed, 'The return was filed');
  return message ? doneBy(messageEvent(message), 'You wrote') : null;
}

/** The deadline ahead, or the sentence that says why it can't be told. */
function taxDeadline(job: ClockJob, frame: ClockFrame): TaxDeadline | string {
  const form = job.form ?? formOfJobType(job.job_type);
  if (form === null) return 'The portal does not say which form the return is.';
  if (job.tax_year === null) return 'The portal does not say which tax year the return is for.';
  const due = dueDay(form, job.tax_year);
  const words = `Form ${form} for ${job.tax_year}`;
  if (job.extended === true) return extendedDeadline(form, job.tax_year, words);
  if (job.extended === false || frame.now < endOfDay(due)) return { day: due, words };
  return `${words} was due ${dayText(due)}, and whether it was extended is not known.`;
}

function extendedDeadline(form: ReturnForm, taxYear: number, words: string): TaxDeadline {
  const day = dueDay(form, taxYear, true);
  return { day, words: `${words}, extended by Form ${extensionForm(form)},` };
}

function jobEvidence({ short_id, status }: ClockJob, time: string) {
  return { kind: 'job' as const, id: short_id, label: status, time };
}
