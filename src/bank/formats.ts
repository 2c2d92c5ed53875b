const LONG_DATE = { dateStyle: 'long', timeZone: 'UTC' } as const;
const DOLLARS = { style: 'currency', currency: 'USD' } as const;

/** Whether `value` is a day of the calendar written `yyyy-mm-dd`. */
export function isIsoDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/**
 * `2026-04-15` as `April 15, 2026`; the same day in every time zone.
 * @throws RangeError when it is not a day written `yyyy-mm-dd`.
 */
export function longDate(value: unknown): string {
  if (typeof value !== 'string' || !isIsoDate(value)) {
    throw new RangeError('long_date takes a date written yyyy-mm-dd');
  }
  return new Intl.DateTimeFormat('en-US', LONG_DATE).format(new Date(`${value}T00:00:00Z`));
}

/**
 * Dollars as `$1,234.56`.
 * @throws RangeError when it is not a finite number.
 */
export function money(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new RangeError('money takes a number of dollars');
  }
  return new Intl.NumberFormat('en-US', DOLLARS).format(value);
}
