import { describe, expect, it } from 'vitest';
import { taxYearIn } from '../../../../src/transfer/match/tax-year.ts';

describe('the tax year in a name', () => {
  it.each([
    ['2024', 2024],
    ['Rivera 2024 draft.pdf', 2024],
    ['TY2024', 2024],
    ['FY 2024', 2024],
    ['tax_year_2024', 2024],
    ['Rivera2024Draft', 2024],
    ['1040-2024', 2024],
    ['2024 (2)', 2024],
    ['2024 and 2024', 2024],
    ['TY2023 signed 2024', 2023],
    ['2023 printed 3-14-2024', 2023],
    ['2024 20250314', 2024],
    ['Lee, May 2024', 2024],
    ['1990', 1990],
    ['2099', 2099],
    ['Rivera TY24 draft.pdf', 2024],
    ['FY24', 2024],
    ['TY 99', 1999],
    ["TY'24", 2024],
    ["Rivera '24 draft.pdf", 2024],
    ['Rivera ’24.pdf', 2024],
    ["Rivera 1040 '24.pdf", 2024],
    ['TY24 signed 2025', 2024],
  ])('%j is %d', (name, year) => {
    expect(taxYearIn(name)).toBe(year);
  });

  it.each([
    '',
    'draft',
    '1989',
    '2100',
    '12024',
    '20240',
    '2023-2024',
    'TY2023 TY2024',
    '2025-03-14',
    '2025_3_14',
    '03.14.2025',
    '3/14/2025',
    '2025 03 14',
    '2025-03',
    '03-2025',
    '20250314',
    'Mar 14, 2025',
    '14 March 2025',
    '14th of March 2025',
    'March 2025',
    '2025Mar14',
    'TY245',
    'FY24-25',
    'TY24 TY25',
    '24',
    'kitty24',
    "Mar '24",
    "14 Mar '24",
    "3-14-'24",
    "Rivera's24",
  ])('is not told by %j', (name) => {
    expect(taxYearIn(name)).toBeNull();
  });
});
