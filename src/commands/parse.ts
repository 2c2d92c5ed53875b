import { TaxqError, usage } from '../errors.ts';

/**
 * Reads a whole number within bounds, for an option.
 *
 * @throws TaxqError of kind `usage`
 */
export function integer(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new TaxqError({
      kind: 'usage',
      code: 'not_a_number',
      message: `“${text}” is not a whole number from ${least} to ${most}.`,
      hint: 'Give one in that range.',
    });
  };
}

/**
 * Refuses a blank value of an option, such as a script makes of a variable that isn't set.
 *
 * @throws TaxqError of kind `usage`
 */
export function filled(text: string): string {
  if (text.trim() !== '') return text;
  throw usage(
    'blank',
    'An option is blank.',
    'Its value has no text.',
    'Give one, or leave it out.',
  );
}
