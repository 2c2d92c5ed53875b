import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { type CalendarName, holidayOn } from '../../../../src/rules/calendar/holidays.ts';
import { dayNumber, dayText, isWeekend } from '../../../../src/rules/calendar/plain-day.ts';

const on = (day: string, calendar: CalendarName) => holidayOn(dayNumber(day), calendar);

const FIRST = dayNumber('1990-01-01');
const LAST = dayNumber('2100-12-31');

function daysOff(calendar: CalendarName): string[] {
  const days: string[] = [];
  for (let day = FIRST; day <= LAST; day += 1) {
    if (holidayOn(day, calendar) !== null && !isWeekend(day)) days.push(dayText(day));
  }
  return days;
}

it('agrees with the date-holidays library on every federal day off from 1990 to 2100', () => {
  const library = new Holidays('US', { types: ['public', 'bank'] });
  const expected: string[] = [];
  for (let year = 1990; year <= 2100; year += 1) {
    for (const { date } of library.getHolidays(year)) expected.push(date.slice(0, 10));
  }
  const weekdays = [...new Set(expected)].filter((day) => !isWeekend(dayNumber(day))).sort();
  expect(daysOff('service')).toEqual(weekdays);
});

describe('the service’s calendar', () => {
  it.each([
    ['2026-01-01', 'New Year’s Day'],
    ['2026-01-19', 'Birthday of Martin Luther King, Jr.'],
    ['2026-02-16', 'Washington’s Birthday'],
    ['2026-05-25', 'Memorial Day'],
    ['2026-06-19', 'Juneteenth'],
    ['2026-07-03', 'Independence Day'],
    ['2026-09-07', 'Labor Day'],
    ['2026-10-12', 'Columbus Day'],
    ['2026-11-11', 'Veterans Day'],
    ['2026-11-26', 'Thanksgiving Day'],
    ['2026-12-25', 'Christmas Day'],
    ['2027-07-05', 'Independence Day'],
    ['2028-11-10', 'Veterans Day'],
    ['2021-06-18', 'Juneteenth'],
  ])('has %s off for %s', (day, name) => {
    expect(on(day, 'service')).toBe(name);
  });

  it.each(['2027-12-31', '2021-12-31', '2100-12-31'])(
    'has %s off for a New Year’s Day that falls on the Saturday after',
    (day) => {
      expect(on(day, 'service')).toBe('New Year’s Day');
    },
  );

  it.each(['2020-06-19', '2026-04-16', '2025-01-21', '2026-12-31', '2026-12-24', '2022-04-15'])(
    'knows no holiday on %s',
    (day) => {
      expect(on(day, 'service')).toBeNull();
    },
  );
});

describe('the tax calendar', () => {
  it.each([
    ['2007-04-16', 'Emancipation Day'],
    ['2011-04-15', 'Emancipation Day'],
    ['2022-04-15', 'Emancipation Day'],
    ['2023-04-17', 'Emancipation Day'],
    ['2027-04-16', 'Emancipation Day'],
    ['2029-04-16', 'Emancipation Day'],
    ['2021-01-20', 'Inauguration Day'],
    ['2033-01-20', 'Inauguration Day'],
    ['2026-02-16', 'Washington’s Birthday'],
  ])('has %s off for %s', (day, name) => {
    expect(on(day, 'tax')).toBe(name);
  });

  it('moves an Inauguration Day off a Sunday only', () => {
    expect(on('2013-01-21', 'tax')).not.toBeNull();
    expect(on('2001-01-19', 'tax')).toBeNull();
    expect(on('2029-01-19', 'tax')).toBeNull();
  });

  it('differs from the service’s only by the two holidays of the District', () => {
    const service = new Set(daysOff('service'));
    const more = daysOff('tax').filter((day) => !service.has(day));
    expect(more.every((day) => /-04-1[567]$|-01-20$/.test(day))).toBe(true);
    expect(daysOff('tax').length - more.length).toBe(service.size);
    expect(more).toHaveLength(94 + 15);
  });
});

it.each([
  ['1989-12-31', 1989],
  ['2101-01-01', 2101],
])('refuses %s, whose year it does not have, and names the year', (day, year) => {
  expect(() => on(day, 'service')).toThrow(RangeError);
  expect(() => on(day, 'tax')).toThrow(`holidays of ${year} are not known`);
});
