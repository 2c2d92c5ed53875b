import { expect, it } from 'vitest';
import { perfectionPeriod, stockpilingEnd } from '../../../../src/rules/calendar/filing-windows.ts';

it.each([
  ['1040', '2026-04-15', 5, '2026-04-20'],
  ['1040', '2026-04-13', 5, '2026-04-18'],
  ['1120', '2026-04-16', 10, '2026-04-26'],
  ['1065', '2026-03-16', 10, '2026-03-26'],
  ['1120-S', '2028-02-25', 10, '2028-03-06'],
  ['990', '2026-05-15', 10, '2026-05-25'],
  ['7004', '2026-03-16', 5, '2026-03-21'],
  ['8868', '2026-05-15', 5, '2026-05-20'],
  ['4868', '2026-04-15', 5, '2026-04-20'],
  ['1041', '2026-04-15', 5, '2026-04-20'],
] as const)(
  'Form %s rejected on %s has %i days, to %s, weekends or not',
  (form, on, days, last) => {
    expect(perfectionPeriod(form, on)).toMatchObject({ days, last_day: last });
  },
);

it('says that the sources differ on Form 1041', () => {
  expect(perfectionPeriod('1041', '2026-04-15').caution).toMatch(/5 or 10/);
  expect(perfectionPeriod('1040', '2026-04-15').caution).toBeNull();
});

it('lets a signed return rest for three calendar days', () => {
  expect(stockpilingEnd('2026-03-13')).toBe('2026-03-16');
  expect(stockpilingEnd('2026-02-27')).toBe('2026-03-02');
});

it('counts no day before the IRS opens', () => {
  expect(stockpilingEnd('2026-01-10', '2026-01-26')).toBe('2026-01-29');
  expect(stockpilingEnd('2026-02-10', '2026-01-26')).toBe('2026-02-13');
});
