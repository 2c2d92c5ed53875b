import { type CommanderError, Option } from 'commander';
import type { OptionSpec } from '../commands/spec.ts';
import { TaxqError } from '../errors.ts';

/** Makes commander's option of a described one. */
export function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.about);
  if (spec.choices) option.choices([...spec.choices]);
  if (spec.required) option.makeOptionMandatory();
  const parse = spec.parse ?? ((text: string): unknown => text);
  if (spec.repeatable) {
    option.argParser((text: string, before: unknown) => [
      ...(Array.isArray(before) ? before : []),
      parse(text),
    ]);
  } else if (spec.parse) {
    option.argParser(parse);
  }
  return option;
}

/** What commander says of a line with words left over, and how many the command takes. */
const EXCESS = /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\.$/s;

/** Commander’s words as the rest of taxq says them. */
function wording(text: string): string {
  const [, name, expected, got] = EXCESS.exec(text) ?? [];
  if (expected === undefined) return text.replace(/'(.*?)'(?=[\s.,;]|$)/g, '“$1”');
  const takes = expected === '0' ? 'no argument' : expected === '1' ? 'one' : expected;
  return `${name === undefined ? 'This' : `“${name}”`} takes ${takes}, and was given ${got}.`;
}

/** Turns what commander found wrong into an error of kind `usage`. */
export function usageError(error: CommanderError): TaxqError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const what = wording(first);
  const suggestion = rest.join(' ').replace(/[()]/g, '').trim();
  return new TaxqError({
    kind: 'usage',
    code: error.code
      .replace('commander.', '')
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase(),
    message: `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`,
    hint: suggestion || 'See the command’s --help.',
  });
}
