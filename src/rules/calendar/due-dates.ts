import { isWorkingDay } from './business-days.ts';
import { assertKnownYear, holidayOn, UnknownYearError } from './holidays.ts';
import { dayOf, dayText, weekdayOf } from './plain-day.ts';

/** Returns of calendar-year filers that have a due date of their own. */
export type ReturnForm = '1040' | '1065' | '1120-S' | '1120' | '1041' | '990';

export interface DueDate {
  /** The day by which to file, such as "2028-04-18". */
  day: string;
  /** The day that the form's rule names, before IRC 7503 moves it. */
  base_day: string;
  /** Why it moved: "Saturday", "Sunday" or a holiday for each day passed over; empty when it didn't. */
  moved_over: string[];
}

type MonthAndDay = readonly [month: number, day: number];

const RULES: Readonly<
  Record<ReturnForm, { due: MonthAndDay; extended: MonthAndDay; extension: string }>
> = {
  '1040': { due: [4, 15], extended: [10, 15], extension: '4868' },
  '1065': { due: [3, 15], extended: [9, 15], extension: '7004' },
  '1120-S': { due: [3, 15], extended: [9, 15], extension: '7004' },
  '1120': { due: [4, 15], extended: [10, 15], extension: '7004' },
  '1041': { due: [4, 15], extended: [9, 30], extension: '7004' },
  '990': { due: [5, 15], extended: [11, 15], extension: '8868' },
};

/** First tax year under these dates (Public Law 114-41). */
const FIRST_TAX_YEAR = 2016;

/**
 * When the return of a calendar year is due, with or without its extension: I16, moved by IRC 7503
 * (I14). Postponements that the IRS grants by notice, as after disasters, are not in it.
 *
 * @throws UnknownYearError for a tax year outside 2016 to 2099
 */
export function dueDate(form: ReturnForm, taxYear: number, extended = false): DueDate {
  const base = baseDay(form, taxYear, extended);
  const day = moved(base);
  const over = Array.from({ length: day - base }, (_, passed) => whyClosed(base + passed));
  return { day: dayText(day), base_day: dayText(base), moved_over: over };
}

/**
 * The same day by day number, without the reasons.
 *
 * @throws UnknownYearError as {@link dueDate} does
 */
export function dueDay(form: ReturnForm, taxYear: number, extended = false): number {
  return moved(baseDay(form, taxYear, extended));
}

function baseDay(form: ReturnForm, taxYear: number, extended: boolean): number {
  if (!(taxYear >= FIRST_TAX_YEAR)) {
    throw new UnknownYearError(
      `Due dates are known from tax year ${FIRST_TAX_YEAR}, not for ${taxYear}.`,
    );
  }
  assertKnownYear(taxYear + 1);
  const [month, day] = extended ? RULES[form].extended : RULES[form].due;
  return dayOf(taxYear + 1, month, day);
}

/** The form that extends a return: 4868, 7004 or 8868. I16. */
export function extensionForm(form: ReturnForm): string {
  return RULES[form].extension;
}

/** The form of a job type; null where the type alone doesn't tell it. */
export function formOfJobType(jobType: string | null): ReturnForm | null {
  return jobType?.trim().toLowerCase() === 'b2c_individual' ? '1040' : null;
}

function moved(base: number): number {
  let day = base;
  while (!isWorkingDay(day, 'tax')) day += 1;
  return day;
}

function whyClosed(day: number): string {
  const weekday = weekdayOf(day);
  if (weekday === 6) return 'Saturday';
  return weekday === 0 ? 'Sunday' : (holidayOn(day, 'tax') ?? '');
}
