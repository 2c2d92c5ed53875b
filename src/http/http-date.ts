/** As in `Tue, 14 Apr 2026 12:00:00 GMT`, and the two older forms of RFC 9110, section 5.6.7. */
const BEGINNING = /^[A-Z][a-z]{2,8},? /;

/**
 * Reads a date of an HTTP header.
 *
 * @returns milliseconds since the epoch; null for none. `Date.parse` alone makes a date of almost
 * anything with a digit in it
 */
export function parseHttpDate(text: string | undefined): number | null {
  if (text === undefined || !BEGINNING.test(text.trim())) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
