import { TaxqError } from '../../errors.ts';

/**
 * Reads `--seed`: the word demo, or a number of jobs.
 *
 * @throws TaxqError of kind `usage`
 */
export function parseSeed(text: string): 'demo' | number {
  if (text === 'demo') return text;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new TaxqError({
    kind: 'usage',
    code: 'seed_unknown',
    message: `“${text}” is not a seed.`,
    hint: 'Say demo, or a number of jobs up to 999999.',
  });
}
