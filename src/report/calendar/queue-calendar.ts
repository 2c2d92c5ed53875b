import { createHash } from 'node:crypto';
import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventClass,
  type ICalEventData,
  ICalEventTransparency,
} from 'ical-generator';
import type { Clock } from '../../rules/clocks/clock.ts';
import { cleanText } from '../clean-text.ts';
import type { QueueReport, ReportedJob } from '../queue-report.ts';
import { eventText, eventTitle } from './event-words.ts';
import { reminders } from './reminders.ts';

const PRODUCT = '//taxq//queue//EN';

/** What marks a calendar as taxq's own. */
export const CALENDAR_MARK = `PRODID:-${PRODUCT}`;

/** An event this long ends when the clock is due; without a length calendars hardly show it. */
const LENGTH_MS = 30 * 60_000;

/**
 * The clocks that run or are overdue as events of a calendar, each ending when its clock is due, in
 * UTC. Their ids stay the same from one calendar to the next, so that importing it again moves the
 * events. Clocks that stand still have no due time to go by, and no event.
 */
export function queueCalendar(report: QueueReport): string {
  const calendar = ical({
    prodId: PRODUCT,
    name: 'taxq queue',
    method: ICalCalendarMethod.PUBLISH,
    events: report.jobs.flatMap((job) =>
      job.clocks.flatMap((clock) => {
        const isOpen = clock.state === 'running' || clock.state === 'overdue';
        return isOpen && clock.due_time !== null ? [event(job, clock, clock.due_time, report)] : [];
      }),
    ),
  });
  return `${calendar.toString()}\r\n`;
}

function event(
  job: ReportedJob,
  clock: Clock,
  dueTime: string,
  { origin, time, frame }: QueueReport,
): ICalEventData {
  const end = new Date(dueTime);
  const start = new Date(end.getTime() - LENGTH_MS);
  return {
    id: `${digest([origin, job.id, clock.id])}@taxq`,
    // Grows with time: a calendar that comes later counts.
    sequence: Math.floor(Date.parse(time) / 60_000),
    stamp: new Date(time),
    start,
    end,
    summary: cleanText(eventTitle(clock, job.client)),
    description: cleanText(eventText(job, clock, frame)),
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: reminders(dueTime, frame).map((instant) => ({
      type: ICalAlarmType.display,
      // Before the start, from which calendars count.
      triggerBefore: Math.round((start.getTime() - Date.parse(instant)) / 1000),
    })),
  };
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
