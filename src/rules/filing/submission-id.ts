import { dayOfYear } from './days-in-text.ts';

/** EFIN, year, day of the year, then seven characters of the transmitter’s own. */
const SUBMISSION_ID =
  /(?<![\dA-Za-z])(\d{6})[- ]?(20\d{2})([0-3]\d{2})[- ]?([0-9A-Za-z]{7})(?![\dA-Za-z])/g;

/** The 20-character Submission IDs that a text names, without separators; I2, Form 8879. */
export function submissionIdsIn(text: string): string[] {
  return [...text.matchAll(SUBMISSION_ID)].flatMap(
    ([, efin = '', year = '', day = '', rest = '']) =>
      dayOfYear(Number(year), Number(day)) === null ? [] : [`${efin}${year}${day}${rest}`],
  );
}

/** The ISO day on which a return was made ready to be sent, as its Submission ID holds it. */
export function submissionDay(submissionId: string): string | null {
  return dayOfYear(Number(submissionId.slice(6, 10)), Number(submissionId.slice(10, 13)));
}
