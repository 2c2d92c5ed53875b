import { isRecord } from '../../json.ts';
import { hasNoBody } from '../answers-without-body.ts';
import type { Fault, FaultRule } from './fault.ts';
import { FIELDS, type FieldName, type FieldValues } from './field-values.ts';
import { parseTarget } from './target.ts';

/** What is wrong with a rule. */
export interface RuleProblem {
  /** The field at fault; empty for the rule as a whole. */
  field: string;
  /** What is wrong, to follow on the field's name. */
  message: string;
}

/** What is wrong with a rule, in words that stand after the place. */
export const problemText = ({ field, message }: RuleProblem): string =>
  field === '' ? message : `“${field}” ${message}`;

/** Fields of which a rule has one at most: each decides alone what becomes of a request. */
const DECIDING = [
  'status',
  'rate_limit',
  'expire_token',
  'reset',
  'digest',
  'page_token',
  'duplicate',
] as const;

/** Fields that say which requests, not what happens. */
const CHOOSING: readonly string[] = ['on', 'job', 'times', 'after', 'probability', 'seed'];

/** Fields that mean something beside another one only. */
const NEEDS: readonly (readonly [FieldName, FieldName])[] = [
  ['headers', 'status'],
  ['retry_after_as', 'rate_limit'],
  ['after_bytes', 'reset'],
  ['seed', 'probability'],
];

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};

const isField = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

function readFields(given: Readonly<Record<string, unknown>>, problems: RuleProblem[]) {
  const values: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(given)) {
    if (!isField(field)) {
      problems.push({ field, message: 'is no field of a fault' });
      continue;
    }
    const { takes, read } = FIELDS[field];
    values[field] = read(value);
    if (values[field] !== undefined) continue;
    problems.push({ field, message: `must be ${takes}; “${shown(value)}” is not` });
  }
  return values as FieldValues;
}

/** What doesn't go together, of fields that are right each by itself. */
function conflicts(values: FieldValues): RuleProblem[] {
  const [first, second] = DECIDING.filter((name) => values[name] !== undefined);
  const alone = NEEDS.filter(
    ([name, other]) => values[name] !== undefined && values[other] === undefined,
  ).map(([field, other]) => ({ field, message: `needs ${other} beside it` }));
  const { body, status, reset, after_bytes: bytes } = values;
  if (first !== undefined && second !== undefined) {
    alone.push({ field: second, message: `doesn’t go with ${first}: one of them per rule` });
  } else if (body !== undefined && first !== undefined && first !== 'status') {
    alone.push({ field: 'body', message: `doesn’t go with ${first}: one of them per rule` });
  }
  if (body !== undefined && hasNoBody(status)) {
    alone.push({ field: 'body', message: `doesn’t go with status ${status}, which has none` });
  }
  if (typeof body === 'object' && status === undefined) {
    alone.push({ field: 'body', message: 'of your own needs status beside it' });
  }
  if (bytes !== undefined && (reset === 'before-headers' || reset === 'after-commit')) {
    alone.push({ field: 'after_bytes', message: `doesn’t go with reset ${reset}` });
  }
  return alone;
}

function faultOf(values: FieldValues): Fault {
  const { latency, drip, clock_skew, status, headers, body, rate_limit, expire_token } = values;
  const { reset, after_bytes } = values;
  return {
    ...(latency === undefined ? {} : { latencyMs: latency }),
    ...(drip === undefined ? {} : { drip }),
    ...(clock_skew === undefined ? {} : { skewMs: clock_skew }),
    ...(status === undefined ? {} : { status }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    ...(rate_limit === undefined
      ? {}
      : { rateLimit: { ms: rate_limit, as: values.retry_after_as ?? 'seconds' } }),
    ...(expire_token === undefined ? {} : { tokenLife: expire_token }),
    ...(reset === undefined
      ? {}
      : {
          reset: {
            where: reset,
            ...(after_bytes === undefined ? {} : { afterBytes: after_bytes }),
          },
        }),
    ...(values.digest === undefined ? {} : { wrongDigest: true }),
    ...(values.page_token === undefined ? {} : { endlessPages: true }),
    ...(values.duplicate === undefined ? {} : { duplicate: true }),
  };
}

/** Reads one rule as it stands in a file or comes from the command line. */
export function readRule(given: unknown): FaultRule | { problems: readonly RuleProblem[] } {
  if (!isRecord(given)) return { problems: [{ field: '', message: 'a fault has named fields' }] };
  const problems: RuleProblem[] = [];
  const values = readFields(given, problems);
  if (problems.length === 0) problems.push(...conflicts(values));
  const happens = Object.entries(given).filter(([name]) => !CHOOSING.includes(name));
  if (problems.length === 0 && happens.length === 0) {
    problems.push({ field: '', message: 'nothing is to happen: say status, latency, reset, …' });
  }
  const target = values.on ?? parseTarget('*');
  if (problems.length > 0 || target === undefined) return { problems };
  const { job, times, probability } = values;
  return {
    target,
    ...(job === undefined ? {} : { job }),
    ...(times === undefined ? {} : { times }),
    after: values.after ?? 0,
    ...(probability === undefined ? {} : { probability }),
    seed: values.seed ?? 1,
    fault: faultOf(values),
    given: Object.fromEntries(happens),
  };
}
