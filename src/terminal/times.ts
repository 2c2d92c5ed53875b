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

const TO_THE_MINUTE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

/**
 * What tells instants in a zone, to the minute: `Apr 14, 2026 23:05`.
 *
 * @param zone asked with the first instant; this machine's where left out
 */
export function timeTeller(zone?: () => string): (instant: string) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (instant) => {
    const then = new Date(instant);
    if (Number.isNaN(then.getTime())) return instant;
    format ??= new Intl.DateTimeFormat('en-US', { ...TO_THE_MINUTE, timeZone: zone?.() });
    return format.format(then).replace(/, (?=\d+:)/, ' ');
  };
}
