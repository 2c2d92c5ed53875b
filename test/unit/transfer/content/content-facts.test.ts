import { describe, expect, it } from 'vitest';
import { contentFacts } from '../../../../src/transfer/content/content-facts.ts';
import { lastFoursIn } from '../../../../src/transfer/content/last-fours.ts';
import { taxYearsIn } from '../../../../src/transfer/content/tax-years.ts';
import { factsOf, SECRET } from './facts.ts';

const RETURN = 'Form 1040 (2024)\nAna Rivera\n123-45-6789';

describe('what is kept of a PDF', () => {
  it('holds none of its text', () => {
    const kept = JSON.stringify(factsOf(RETURN)).toLowerCase();
    for (const word of ['ana', 'rivera', '6789']) expect(kept).not.toContain(word);
  });

  it('is the same for the same text and secret, and another with another secret', () => {
    const facts = factsOf(RETURN);
    expect(facts).toEqual(factsOf(RETURN));
    const other = factsOf(RETURN, Buffer.alloc(32, 8));
    expect(other.names).toHaveLength(facts.names.length);
    expect(facts.names.filter((name) => other.names.includes(name))).toEqual([]);
    expect(facts.last_fours).not.toEqual(other.last_fours);
  });

  it('is hashed to 12 hex digits', () => {
    const { names, last_fours } = factsOf(`${RETURN} 12-3456789`);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{12}$/);
    expect(last_fours).toEqual([
      expect.stringMatching(/^[0-9a-f]{12}$/),
      expect.stringMatching(/^ein:[0-9a-f]{12}$/),
    ]);
  });

  it.each([
    ['a scan', { status: 'read', pages: 3, text: '' }, { text: 'none' }],
    ['a scan with page numbers', { status: 'read', pages: 3, text: '1\n\n2' }, { text: 'none' }],
    ['a locked PDF', { status: 'encrypted' }, { text: 'unread', encrypted: true, broken: false }],
    [
      'a broken PDF',
      { status: 'broken', why: 'Bad.' },
      { text: 'unread', broken: true, why: 'Bad.' },
    ],
    ['an unread PDF', { status: 'unread', why: 'Slow.' }, { broken: false, why: 'Slow.' }],
  ] as const)('says what it is of %s', (_of, reading, expected) => {
    expect(contentFacts(reading, SECRET)).toMatchObject({
      names: [],
      last_fours: [],
      tax_years: [],
      ...expected,
    });
  });
});

describe('the tax years in a text', () => {
  it.each([
    ['Tax year 2024', [2024]],
    ['TAX YEAR: 2024', [2024]],
    ['Tax years 2022, 2023 and 2024', [2022, 2023, 2024]],
    ['tax year beginning July 1, 2023, and ending June 30, 2024', [2023]],
    ['your 2024 tax year', [2024]],
    ['Form 1040 (2024)', [2024]],
    ['Form 1040-SR (2024) Page 2', [2024]],
    ['2024 Form 1040', [2024]],
    ['2023 Form 1120-S', [2023]],
    ['Form W-2 2024', [2024]],
    ['For the year Jan. 1–Dec. 31, 2024, or other tax year', [2024]],
    ['For the year January 1 - December 31, 2024', [2024]],
    ['calendar year 2024', [2024]],
    ['2024 U.S. Individual Income Tax Return', [2024]],
    ['U.S. Individual Income Tax Return\n2024', [2024]],
    ['Printed 11/20/2026\nForm 1040 (2025)', [2025]],
    ['Date: 11/20/2026\n\nForm 8879', []],
    ['Prepared November 20, 2026 Form 8879', []],
    ['Date 2026-11-20 Form 1040', []],
    ['Printed 20-Nov-2026 Form 1040', []],
    ['Copyright 2026\nForm 1040', []],
    ['Form 1040\n2026 Estimated tax voucher', []],
    ['U.S. Individual Income Tax Return\n2026 Estimated tax voucher', []],
    ['Amended tax return 11/20/2026', []],
    ['2025 Form 1040-ES', []],
    ['Form 1040-ES (2025) due April 15, 2025', []],
    ['Printed on March 3, 2025', []],
    ['Form 8879 (Rev. January 2021)', []],
    ['Tax year 20245', []],
    ['Form 1040 (1840)', []],
    ['Invoice 2024-17', []],
  ])('%s: %j', (text, years) => {
    expect(taxYearsIn(text)).toEqual(years);
  });
});

describe('the taxpayer numbers in a text', () => {
  it.each([
    ['SSN 123-45-6789', ['6789'], []],
    ['123‑45‑6789 (hyphens that don’t break)', ['6789'], []],
    ['***-**-6789', ['6789'], []],
    ['XXX-XX-6789', ['6789'], []],
    ['xxxxx6789', ['6789'], []],
    ['•••-••-6789', ['6789'], []],
    ['ITIN 912-70-1234 and 123-45-6789', ['1234', '6789'], []],
    ['EIN 12-3456789', [], ['6789']],
    ['EIN xx-xxx6789', [], ['6789']],
    ['Call 800-829-1040', [], []],
    ['ZIP 80202-1234', [], []],
    ['123-45-67890', [], []],
    ['5123-45-6789', [], []],
    ['XXX-XX-XXXX', [], []],
    ['account 123456789', [], []],
  ])('%s', (text, personal, employer) => {
    expect(lastFoursIn(text)).toEqual({ personal, employer });
  });
});
