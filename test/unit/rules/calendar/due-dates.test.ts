import { describe, expect, it } from 'vitest';
import {
  dueDate,
  dueDay,
  extensionForm,
  formOfJobType,
} from '../../../../src/rules/calendar/due-dates.ts';
import { dayNumber } from '../../../../src/rules/calendar/plain-day.ts';

describe('Form 1040', () => {
  it.each([
    [2021, '2022-04-18'],
    [2022, '2023-04-18'],
    [2023, '2024-04-15'],
    [2024, '2025-04-15'],
    [2025, '2026-04-15'],
    [2026, '2027-04-15'],
    [2027, '2028-04-18'],
    [2028, '2029-04-17'],
    [2029, '2030-04-15'],
    [2016, '2017-04-18'],
    [2017, '2018-04-17'],
    [2018, '2019-04-15'],
    [2032, '2033-04-18'],
  ])('for %i is due %s', (taxYear, day) => {
    expect(dueDate('1040', taxYear).day).toBe(day);
  });

  it.each([
    [2021, '2022-10-17'],
    [2022, '2023-10-16'],
    [2027, '2028-10-16'],
    [2025, '2026-10-15'],
    [2016, '2017-10-16'],
  ])('for %i with its extension is due %s', (taxYear, day) => {
    expect(dueDate('1040', taxYear, true).day).toBe(day);
  });

  it('says which days moved it', () => {
    expect(dueDate('1040', 2027)).toEqual({
      day: '2028-04-18',
      base_day: '2028-04-15',
      moved_over: ['Saturday', 'Sunday', 'Emancipation Day'],
    });
    expect(dueDate('1040', 2032).moved_over).toEqual(['Emancipation Day', 'Saturday', 'Sunday']);
    expect(dueDate('1040', 2025).moved_over).toEqual([]);
  });
});

describe('other returns', () => {
  it.each([
    ['1065', 2024, false, '2025-03-17'],
    ['1120-S', 2025, false, '2026-03-16'],
    ['1065', 2026, false, '2027-03-15'],
    ['1120-S', 2023, true, '2024-09-16'],
    ['1065', 2028, true, '2029-09-17'],
    ['1120', 2025, false, '2026-04-15'],
    ['1120', 2027, true, '2028-10-16'],
    ['1041', 2025, true, '2026-09-30'],
    ['1041', 2022, true, '2023-10-02'],
    ['990', 2025, false, '2026-05-15'],
    ['990', 2025, true, '2026-11-16'],
    ['990', 2024, true, '2025-11-17'],
  ] as const)('Form %s for %i (extended: %s) is due %s', (form, taxYear, extended, day) => {
    expect(dueDate(form, taxYear, extended).day).toBe(day);
    expect(dueDay(form, taxYear, extended)).toBe(dayNumber(day));
  });

  it('are extended by the form of their kind', () => {
    expect([extensionForm('1040'), extensionForm('1120-S'), extensionForm('990')]).toEqual([
      '4868',
      '7004',
      '8868',
    ]);
  });
});

it.each([2015, 1900, 2100, Number.NaN])('refuses tax year %d', (taxYear) => {
  expect(() => dueDate('1040', taxYear)).toThrow(RangeError);
});

it('takes the form from a job type only where it tells it', () => {
  expect(formOfJobType(' B2C_individual ')).toBe('1040');
  expect(formOfJobType('b2c_business')).toBeNull();
  expect(formOfJobType(null)).toBeNull();
});
