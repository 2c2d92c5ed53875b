import { format } from 'date-fns/format';
import { formatDistanceStrict } from 'date-fns/formatDistanceStrict';

const SHORT_UNITS: Record<string, string> = {
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'd',
  month: 'mo',
  year: 'y',
};

/** How long ago an instant was, short: `3 d`, or `in 2 h` for one to come. */
export function ago(instant: string, now: Date): string {
  const then = new Date(instant);
  if (Number.isNaN(then.getTime())) return instant;
  const text = formatDistanceStrict(then, now, { addSuffix: true });
  return text
    .replace(/ ago$/, '')
    .replace(
      /(second|minute|hour|day|month|year)s?/,
      (unit, name: string) => SHORT_UNITS[name] ?? unit,
    );
}

/** An instant in the zone of this machine, to the minute: `Apr 14, 2026 23:05`. */
export function localTime(instant: string): string {
  const then = new Date(instant);
  return Number.isNaN(then.getTime()) ? instant : format(then, 'MMM d, yyyy HH:mm');
}
