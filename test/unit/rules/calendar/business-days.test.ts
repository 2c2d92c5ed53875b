import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, isBusinessDay } from '../../../../src/rules/calendar/business-days.ts';
import { dayNumber, dayText } from '../../../../src/rules/calendar/plain-day.ts';

describe('seven business days', () => {
  it.each([
    ['2026-02-12', '2026-02-24'],
    ['2026-03-31', '2026-04-09'],
    ['2026-05-20', '2026-06-01'],
    ['2026-06-17', '2026-06-29'],
    ['2026-07-01', '2026-07-13'],
    ['2026-11-20', '2026-12-02'],
    ['2026-12-22', '2027-01-04'],
    ['2026-01-02', '2026-01-13'],
    ['2026-01-14', '2026-01-26'],
    ['2025-11-10', '2025-11-20'],
    ['2025-12-19', '2025-12-31'],
    ['2027-12-22', '2028-01-04'],
    ['2028-02-14', '2028-02-24'],
    ['2028-02-28', '2028-03-08'],
    ['2026-02-14', '2026-02-25'],
  ])('after %s is %s', (day, expected) => {
    expect(addBusinessDays(day, 7)).toBe(expected);
  });
});

describe('two business days', () => {
  it.each([
    ['2026-02-12', '2026-02-17'],
    ['2026-07-01', '2026-07-06'],
    ['2026-12-22', '2026-12-24'],
    ['2027-04-15', '2027-04-19'],
    ['2027-12-30', '2028-01-04'],
    ['2026-11-25', '2026-11-30'],
    ['2026-07-02', '2026-07-07'],
    ['2026-10-09', '2026-10-14'],
  ])('after %s is %s', (day, expected) => {
    expect(addBusinessDays(day, 2)).toBe(expected);
  });

  it('passes over Emancipation Day in the tax calendar', () => {
    expect(addBusinessDays('2027-04-15', 2, 'tax')).toBe('2027-04-20');
    expect(isBusinessDay('2027-04-16')).toBe(true);
    expect(isBusinessDay('2027-04-16', 'tax')).toBe(false);
  });

  it('goes back for a negative count', () => {
    expect(addBusinessDays('2026-04-15', -5)).toBe('2026-04-08');
    expect(addBusinessDays('2026-02-17', -1)).toBe('2026-02-13');
  });
});

it('gives the day after a weekend and a holiday as the next business day', () => {
  expect(addBusinessDays('2026-02-13', 1)).toBe('2026-02-17');
});

it.each(['2026-02-30', '2026-2-3', '12 Feb 2026', '', '2026-02-12T00:00:00Z'])(
  'refuses “%s”, which is no calendar day',
  (text) => {
    expect(() => isBusinessDay(text)).toThrow('Not a calendar day');
  },
);

it('refuses a count that is not whole, and to step beyond its years', () => {
  expect(() => addBusinessDays('2026-02-12', 1.5)).toThrow(RangeError);
  expect(() => addBusinessDays('2100-12-30', 1)).toThrow('holidays of 2101 are not known');
  expect(() => addBusinessDays('1990-01-02', -1)).toThrow('holidays of 1989 are not known');
});

const day = fc.integer({ min: dayNumber('1991-01-01'), max: dayNumber('2099-01-01') }).map(dayText);
const count = fc.integer({ min: 0, max: 60 });
const calendar = fc.constantFrom('service' as const, 'tax' as const);

it('always ends on a business day, and later for a later day or a greater count', () => {
  fc.assert(
    fc.property(day, count, calendar, (from, days, name) => {
      const end = addBusinessDays(from, days + 1, name);
      expect(isBusinessDay(end, name)).toBe(true);
      expect(addBusinessDays(addBusinessDays(from, 1, name), days + 1, name) > end).toBe(true);
      expect(addBusinessDays(from, days + 2, name) > end).toBe(true);
    }),
  );
});

it('adds up over splits and goes back the way it came', () => {
  fc.assert(
    fc.property(day, count, count, calendar, (from, one, two, name) => {
      const end = addBusinessDays(from, one + two, name);
      expect(addBusinessDays(addBusinessDays(from, one, name), two, name)).toBe(end);
      const start = addBusinessDays(from, 1, name);
      const there = addBusinessDays(start, one, name);
      expect(addBusinessDays(there, -one, name)).toBe(start);
    }),
  );
});
