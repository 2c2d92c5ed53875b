import { TaxqError } from '../../../errors.ts';

/**
 * Reads `--header "Name: value"`.
 *
 * @throws TaxqError of kind `usage`
 */
export function parseHeader(text: string): [name: string, value: string] {
  const [, name, value = ''] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\x20-\x7e]*)$/.exec(text) ?? [];
  if (name !== undefined) return [name, value];
  throw new TaxqError({
    kind: 'usage',
    code: 'header_invalid',
    message: `“${text}” is not a header.`,
    hint: 'Write it as "X-Reason: maintenance".',
  });
}
