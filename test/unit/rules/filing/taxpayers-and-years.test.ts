import { expect, it } from 'vitest';
import { readPaper } from '../../../../src/rules/filing/read-paper.ts';

it.each<[text: string, taxpayers: string[], years: number[]]>([
  ['Taxpayer: Jordan Rivera\nTax year 2025', ['Jordan Rivera'], [2025]],
  ['Form 9325\nTaxpayer name\nVIRGINIA ROE\nTaxpayer address', ['VIRGINIA ROE'], []],
  ['Taxpayer’s name ROE, JOHN   SSN XXX-XX-4417', ['ROE, JOHN'], []],
  ['Client: Georgia Smith 400-00-1234', ['Georgia Smith'], []],
  ['Taxpayer name\nSocial Security Number', [], []],
  ['Accepted 3/5/2026 Federal return, 3/5/2026 1040', [], []],
  ['On March 5, 2026 your federal return was accepted', [], []],
  ['Taxpayer: Bob Miller\nSpouse: Ana Roe', ['Bob Miller', 'Ana Roe'], []],
  ['Client: 0042\nTaxpayer PIN: 12345\nTaxpayer Declaration and Signature', [], []],
  ['Your 2019 federal and Illinois returns were accepted', [], [2019]],
  ['Tax Year Ending December 31, 2025', [], [2025]],
  ['Your federal income tax return for 2025 was filed', [], [2025]],
  ['2025 estimated tax payments and amount applied from 2024 return', [], []],
  ['Form 9325 (January 2017)\nAccepted in 2026', [], []],
])('“%s” names taxpayers and years', (text, taxpayers, years) => {
  expect(readPaper(text, [])).toMatchObject({ taxpayers, tax_years: years });
});
