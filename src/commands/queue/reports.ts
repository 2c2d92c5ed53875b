import { usage } from '../../errors.ts';
import type { QueueReport } from '../../report/queue-report.ts';
import { savePrivate } from '../../save-private.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { checkReportTarget, type ReportKind } from './report-file.ts';

/** Where the queue is written to besides the table; - stands for standard output, instead of it. */
export interface ReportTargets {
  html?: string;
  ics?: string;
}

/** The reports that were asked for. */
export interface Reports {
  /** Whether one of them takes the place of the table. */
  onStdout: boolean;
  write(report: QueueReport): Promise<void>;
}

interface Wanted {
  path: string;
  kind: ReportKind;
  make(report: QueueReport): string;
}

const STDOUT = '-';

/**
 * Checks where the reports are to go, before anything is read for them.
 *
 * @throws TaxqError of kind `usage` for a file that is none of taxq's, and for two documents on
 *   standard output
 */
export async function openReports(
  { html, ics }: ReportTargets,
  { output, terminal }: Context,
): Promise<Reports> {
  const onStdout = html === STDOUT || ics === STDOUT;
  if (onStdout && (html === ics || output.machine)) {
    throw usage(
      'one_document',
      'Only one document can go to standard output.',
      'Whoever reads it could not tell where one ends.',
      'Write one of them to a file.',
    );
  }
  const wanted = [
    ...(html === undefined ? [] : [await pageTo(html)]),
    ...(ics === undefined ? [] : [await calendarTo(ics)]),
  ];
  for (const { path, kind } of wanted) {
    if (path !== STDOUT) await checkReportTarget(path, kind);
  }
  const write = async (report: QueueReport) => {
    for (const { path, kind, make } of wanted) {
      const text = make(report);
      if (path === STDOUT) {
        await terminal.data(text);
      } else {
        await savePrivate(path, text, { name: kind.name, replaceOption: null });
        terminal.note(`The ${kind.name} is in ${sanitizeLine(path)}; it names clients.`);
      }
    }
  };
  return { onStdout, write };
}

async function pageTo(path: string): Promise<Wanted> {
  const { PAGE_MARK, queuePage } = await import('../../report/html/queue-page.ts');
  const kind = { name: 'timeline', extensions: ['.html', '.htm'], mark: PAGE_MARK };
  return { path, kind, make: queuePage };
}

async function calendarTo(path: string): Promise<Wanted> {
  const { CALENDAR_MARK, queueCalendar } = await import('../../report/calendar/queue-calendar.ts');
  const kind = { name: 'calendar', extensions: ['.ics', '.ical'], mark: CALENDAR_MARK };
  return { path, kind, make: queueCalendar };
}
