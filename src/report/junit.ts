import builder from 'junit-report-builder';
import type { ChecksReport, ReportedCheck } from './checks-report.ts';
import { cleanText } from './clean-text.ts';

/** What stands near the beginning of a report that taxq has written. */
export const JUNIT_MARK = 'name="taxq ';

/** Characters that XML 1.0 has no way to write. */
const text = cleanText;

const whole = ({ message, hint }: ReportedCheck): string =>
  text(hint === null ? message : `${message}\n${hint}`);

/**
 * A JUnit report, as CI servers read it: a failed check is a failure; one that couldn’t be made is
 * skipped, or an error where it counts as a fault; a warning passes with its text as output.
 */
export function junitReport(report: ChecksReport): string {
  const { title, profile, origin, started_time, duration_ms, results, notes } = report;
  const file = builder.newBuilder();
  const suite = file
    .testSuite()
    .name(title)
    .timestamp(new Date(started_time))
    .time(duration_ms / 1000);
  suite.property('profile', text(profile));
  suite.property('portal', text(origin));
  for (const [index, note] of notes.entries()) suite.property(`note ${index + 1}`, text(note));
  for (const result of results) {
    const { id, name, status, fault, duration_ms: ms } = result;
    const test = suite
      .testCase()
      .className(title.replaceAll(' ', '.'))
      .name(text(`${id}: ${name}`))
      .time(ms / 1000);
    if (status === 'could-not-check') {
      if (fault) test.error(text(result.message), status, whole(result));
      else test.skipped().standardOutput(whole(result));
    } else if (fault) {
      test.failure(text(result.message), status).stacktrace(whole(result));
    } else if (status === 'warn') {
      test.standardOutput(whole(result));
    }
  }
  return file.build();
}
