const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const FORMS: readonly [
  pattern: RegExp,
  order: readonly ['y' | 'm' | 'd', ...('y' | 'm' | 'd')[]],
][] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g, ['y', 'm', 'd']],
  [/\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/g, ['m', 'd', 'y']],
  [new RegExp(`\\b${MONTH}\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})\\b`, 'gi'), ['m', 'd', 'y']],
  [new RegExp(`\\b(\\d{1,2}) +${MONTH}\\.?,? +(\\d{4})\\b`, 'gi'), ['d', 'm', 'y']],
];

/**
 * The days that a text names, in the order in which they stand there, as ISO days. Reads the forms
 * of American papers (03/05/2026, 3-5-26, March 5, 2026) and ISO; what is no day of the calendar is
 * left out.
 */
export function daysIn(text: string): string[] {
  return FORMS.flatMap(([pattern, order]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const part = (name: 'y' | 'm' | 'd') => match[order.indexOf(name) + 1] ?? '';
      const day = isoDay(yearOf(part('y')), monthOf(part('m')), Number(part('d')));
      return day === null ? [] : [{ day, at: match.index }];
    }),
  )
    .toSorted((left, right) => left.at - right.at)
    .map(({ day }) => day);
}

const TIME = /(?<![\d:/.-])(\d{1,2}):([0-5]\d)(?::[0-5]\d)?\s*([ap])?\.?m?\b/i;
const HALF_DAY = 12;

/** The first time of day that a text names, in minutes since midnight; null when it names none. */
export function minutesIn(text: string): number | null {
  const [, hours = '', minutes = '', half] = TIME.exec(text) ?? [];
  const hour = Number(hours);
  if (hours === '' || hour > 23 || (half !== undefined && hour > HALF_DAY)) return null;
  const base = half === undefined ? hour : hour % HALF_DAY;
  return (base + (half?.toLowerCase() === 'p' ? HALF_DAY : 0)) * 60 + Number(minutes);
}

const DATES = new RegExp(
  [...FORMS.map(([pattern]) => pattern.source), `\\b${MONTH}\\.? +\\d{4}\\b`].join('|'),
  'gi',
);

/** A text without the days and months that it names, each replaced by a mark. */
export function withoutDays(text: string): string {
  return text.replace(DATES, '¤');
}

/** The day of an ordinal date, such as 64 of 2026; null when the year has no such day. */
export function dayOfYear(year: number, ordinal: number): string | null {
  const time = new Date(Date.UTC(year, 0, ordinal));
  return ordinal > 0 && time.getUTCFullYear() === year ? time.toISOString().slice(0, 10) : null;
}

function isoDay(year: number, month: number, day: number): string | null {
  const time = new Date(Date.UTC(year, month - 1, day));
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return isReal ? time.toISOString().slice(0, 10) : null;
}

function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}
