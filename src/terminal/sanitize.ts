import { stripVTControlCharacters } from 'node:util';

const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g;
const BREAKS = /[\t\n\r]+/g;

const visible = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Makes text from a portal, a file or a file name safe to show: terminal sequences are taken out;
 * what control and direction-changing characters are left is shown as visible escapes. New lines
 * and tabs stay.
 */
export function sanitize(text: string): string {
  return stripVTControlCharacters(text).replace(/\r\n/g, '\n').replace(UNSAFE, visible);
}

/** The same on one line, for a table's cell or a heading. */
export function sanitizeLine(text: string): string {
  return sanitize(text).replace(BREAKS, ' ').trim();
}

/**
 * Turns a value into JSON that keeps every character of it and is still safe on a terminal: what
 * `JSON.stringify` leaves raw (C1 controls, direction changes) is escaped. Half a character, such as
 * of an emoji that was cut, becomes U+FFFD, for many readers of JSON take nothing that holds one.
 */
export function safeJson(value: unknown, indent?: number): string {
  return (
    JSON.stringify(value, null, indent)
      // A surrogate is escaped only where it stands alone; a backslash of the text is always two.
      .replace(/\\\\|\\u(d[89a-f][0-9a-f]{2})/g, (found, half) => (half ? '\ufffd' : found))
      .replace(/[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g, visible)
      // The log of a GitHub Actions run takes it for a command, wherever it stands.
      .replaceAll('##[', '##\\u005b')
  );
}
