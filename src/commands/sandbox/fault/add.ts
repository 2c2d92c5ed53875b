import { usage } from '../../../errors.ts';
import { readRule } from '../../../sandbox/faults/read-rule.ts';
import type { Context } from '../../context.ts';
import { findSandbox } from '../running.ts';
import { FAULT_FIELDS } from './fields.ts';
import { describeDoubled, describeFault, faultJson } from './present.ts';

interface AddInput {
  data?: string;
  header?: [name: string, value: string][];
  [field: string]: unknown;
}

const fieldName = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const flagName = (field: string) =>
  field === 'headers' ? '--header' : `--${field.replaceAll('_', '-')}`;

/** The options as a file of faults would have them. */
function givenRule({ data: _data, header, ...options }: AddInput): Record<string, unknown> {
  const fields = Object.entries(options).map(([name, value]) => [fieldName(name), value]);
  return {
    ...Object.fromEntries(fields),
    ...(header === undefined ? {} : { headers: Object.fromEntries(header) }),
  };
}

/** `taxq sandbox fault add` */
export async function runAdd(input: AddInput, context: Context): Promise<void> {
  const given = givenRule(input);
  const read = readRule(given);
  if ('problems' in read) {
    const [{ field, message } = { field: '', message: 'it says nothing' }] = read.problems;
    throw usage(
      'fault_invalid',
      field === '' ? `No fault was set: ${message}.` : `${flagName(field)} ${message}.`,
      'Nothing was changed.',
      'See what a fault can be: taxq sandbox fault add --help',
    );
  }
  const running = await findSandbox(input.data, context);
  const { addFault } = await import('../../../sandbox/control-faults.ts');
  const added = await addFault(running, given);
  if (added.fault['duplicate'] === true) {
    const { doubledOperations } = await import('../../../sandbox/faults/doubled-operations.ts');
    const doubled = doubledOperations(added.on);
    if (doubled.length > 0) context.terminal.note(describeDoubled(doubled));
  }
  await context.output.thing(FAULT_FIELDS, faultJson(added), () => describeFault(added));
}
