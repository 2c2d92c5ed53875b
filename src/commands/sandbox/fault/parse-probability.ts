import { TaxqError } from '../../../errors.ts';

/**
 * Reads `--probability`.
 *
 * @throws TaxqError of kind `usage`
 */
export function parseProbability(text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value <= 1) return value;
  throw new TaxqError({
    kind: 'usage',
    code: 'not_a_number',
    message: `“${text}” is not a number from 0 to 1.`,
    hint: 'Give one in that range, such as 0.2.',
  });
}
