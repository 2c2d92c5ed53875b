import { expect, it } from 'vitest';
import { type OutcomeTexts, parseOutcomes } from '../../../../src/work/close/outcomes.ts';

const PLACES = [
  { code: 'US', name: 'Federal', filing: 'EFILE' },
  { code: 'IL', name: 'Illinois', filing: 'EFILE' },
] as const;
const BOUNDS = { today: '2026-04-14', tax_year: 2025 };
const US = ['US=owed:310'];

it('takes each result with its days', () => {
  const texts = { outcome: US, accepted: ['US=2026-04-14'], due: ['federal=2026-04-15'] };
  expect([...parseOutcomes(texts, [...PLACES], BOUNDS)]).toEqual([
    ['US', { outcome: 'owed', amount: 310, accepted_on: '2026-04-14', due_date: '2026-04-15' }],
  ]);
});

it.each<[says: string, texts: OutcomeTexts, why: string]>([
  ['a result said twice', { outcome: [...US, 'Federal=zero'] }, '--outcome was said of US before.'],
  [
    'a day said twice',
    { outcome: US, due: ['US=2026-04-15', 'US=2026-05-15'] },
    '--due was said of US before.',
  ],
  [
    'an acceptance to come',
    { outcome: US, accepted: ['US=2031-01-01'] },
    'No return is accepted on a day that hasn’t come.',
  ],
  [
    'what was due in the tax year',
    { outcome: US, due: ['US=1999-01-01'] },
    'Tax year 2025 wasn’t over then.',
  ],
])('refuses %s', (_, texts, why) => {
  expect(() => parseOutcomes(texts, [...PLACES], BOUNDS)).toThrow(
    expect.objectContaining({ kind: 'usage', code: 'outcome_invalid', why }),
  );
});
