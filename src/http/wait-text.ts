const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time to wait in words, rounded up: `5 s`, `2 min`, `24 h`. */
export function waitText(ms: number): string {
  if (ms <= MINUTE) return `${Math.ceil(ms / SECOND)} s`;
  if (ms <= HOUR) return `${Math.ceil(ms / MINUTE)} min`;
  if (ms <= 2 * DAY) return `${Math.ceil(ms / HOUR)} h`;
  return ms <= 365 * DAY ? `${Math.ceil(ms / DAY)} days` : 'over a year';
}
