import { DAY_MS, dayOf, weekdayOf } from './plain-day.ts';

/**
 * `service`: federal holidays, for the clocks of the service (I15). `tax`: those and the holidays
 * of the District of Columbia, for due dates (I14, IRC 7503). A due date may fall on a day on which
 * the service's clocks run: 2027-04-16 is a tax holiday only.
 */
export type CalendarName = 'service' | 'tax';

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** A year beyond the calendar: what depends on it can't be told. */
export class UnknownYearError extends RangeError {
  override name = 'UnknownYearError';
}

interface Holiday {
  name: string;
  calendar: CalendarName;
  month: number;
  /** The day of the month in a year, before it is moved off a weekend. */
  dayIn: (year: number) => number;
  /** How it moves: `both` is Saturday to Friday and Sunday to Monday. */
  moves: 'both' | 'sunday' | 'never';
  isKept: (year: number) => boolean;
}

const MONDAY = 1;
const THURSDAY = 4;

const HOLIDAYS: readonly Holiday[] = [
  fixed('New Year’s Day', 1, 1),
  floating('Birthday of Martin Luther King, Jr.', 1, (year) => nth(3, MONDAY, year, 1)),
  {
    ...fixed('Inauguration Day', 1, 20),
    calendar: 'tax',
    moves: 'sunday',
    isKept: (year) => year % 4 === 1,
  },
  floating('Washington’s Birthday', 2, (year) => nth(3, MONDAY, year, 2)),
  { ...fixed('Emancipation Day', 4, 16), calendar: 'tax', isKept: (year) => year >= 2007 },
  floating('Memorial Day', 5, (year) => 31 - ((weekdayOf(dayOf(year, 5, 31)) + 6) % 7)),
  { ...fixed('Juneteenth', 6, 19), isKept: (year) => year >= 2021 },
  fixed('Independence Day', 7, 4),
  floating('Labor Day', 9, (year) => nth(1, MONDAY, year, 9)),
  floating('Columbus Day', 10, (year) => nth(2, MONDAY, year, 10)),
  fixed('Veterans Day', 11, 11),
  floating('Thanksgiving Day', 11, (year) => nth(4, THURSDAY, year, 11)),
  fixed('Christmas Day', 12, 25),
];

/** Observed holidays by day number; those of the year after the last one end in December, too. */
const OBSERVED: Readonly<Record<CalendarName, ReadonlyMap<number, string>>> = {
  service: observedDays(HOLIDAYS.filter(({ calendar }) => calendar === 'service')),
  tax: observedDays(HOLIDAYS),
};
const FIRST_DAY = dayOf(FIRST_YEAR, 1, 1);
const LAST_DAY = dayOf(LAST_YEAR, 12, 31);

/**
 * The holiday that is observed on a day, by day number, or null: on a Friday for one that falls on
 * Saturday and on a Monday for one on Sunday, also across the year’s end. 5 USC 6103 and I15; for
 * the tax calendar also DC Code 28-2701 and I14. Days off by order of one year are not in it.
 *
 * @throws UnknownYearError when the year is not one of 1990 to 2100
 */
export function holidayOn(day: number, calendar: CalendarName): string | null {
  assertKnownDay(day);
  return OBSERVED[calendar].get(day) ?? null;
}

/** @throws UnknownYearError when the year of a day, by day number, is not one of 1990 to 2100 */
export function assertKnownDay(day: number): void {
  if (day >= FIRST_DAY && day <= LAST_DAY) return;
  assertKnownYear(new Date(day * DAY_MS).getUTCFullYear());
}

/** @throws UnknownYearError when the year is not one of 1990 to 2100 */
export function assertKnownYear(year: number): void {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return;
  throw new UnknownYearError(
    `The holidays of ${year} are not known; the calendar has ${FIRST_YEAR} to ${LAST_YEAR}.`,
  );
}

function observedDays(holidays: readonly Holiday[]): ReadonlyMap<number, string> {
  const days = new Map<number, string>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR + 1; year += 1) {
    for (const holiday of holidays) {
      if (holiday.isKept(year)) days.set(observed(holiday, year), holiday.name);
    }
  }
  return days;
}

function observed({ month, dayIn, moves }: Holiday, year: number): number {
  const day = dayOf(year, month, dayIn(year));
  const weekday = weekdayOf(day);
  if (weekday === 6 && moves === 'both') return day - 1;
  return weekday === 0 && moves !== 'never' ? day + 1 : day;
}

function fixed(name: string, month: number, day: number): Holiday {
  return {
    name,
    calendar: 'service',
    month,
    dayIn: () => day,
    moves: 'both',
    isKept: () => true,
  };
}

function floating(name: string, month: number, dayIn: (year: number) => number): Holiday {
  return { name, calendar: 'service', month, dayIn, moves: 'never', isKept: () => true };
}

function nth(count: number, weekday: number, year: number, month: number): number {
  const first = weekdayOf(dayOf(year, month, 1));
  return 1 + ((weekday - first + 7) % 7) + (count - 1) * 7;
}
