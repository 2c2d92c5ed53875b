import { isRecord, parseJson } from '../../json.ts';
import { parseShift } from '../clock.ts';
import { readDrip, readDuration, readTokenLife } from './amounts.ts';
import { type OwnBody, RESETS, SPOILT_BODIES, type SpoiltBody } from './fault.ts';
import { parseTarget } from './target.ts';

/** How the value of one field is read: undefined for a value that it doesn't take. */
export interface FieldReader<T> {
  /** What it takes, to follow on “must be”. */
  takes: string;
  read(value: unknown): T | undefined;
}

const field = <T>(takes: string, read: (value: unknown) => T | undefined): FieldReader<T> => ({
  takes,
  read,
});

const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  field(
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${least} on`
      : `a whole number from ${least} to ${most}`,
    (value) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
        ? value
        : undefined,
  );

const oneOf = <const T extends string>(...words: readonly T[]) =>
  field(words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`, (value) =>
    words.find((word) => word === value),
  );

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const HEADER_TEXT = /^[\t\x20-\x7e]*$/;

function readHeaders(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  const headers = Object.entries(value).map(([name, text]) => [name.toLowerCase(), String(text)]);
  const isSound = headers.every(
    ([name = '', text = '']) => HEADER_NAME.test(name) && HEADER_TEXT.test(text),
  );
  return isSound ? Object.fromEntries(headers) : undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';

function readBody(value: unknown): SpoiltBody | OwnBody | undefined {
  const spoilt = SPOILT_BODIES.find((word) => word === value);
  if (spoilt !== undefined) return spoilt;
  if (typeof value === 'string') {
    const isJson = typeof parseJson(value) === 'object';
    return { contentType: isJson ? JSON_TYPE : 'text/plain; charset=utf-8', text: value };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return { contentType: JSON_TYPE, text: JSON.stringify(value) };
}

const duration = field('an amount of time, such as 500 (milliseconds) or 2s', readDuration);

/** Every field that a rule can have. */
export const FIELDS = {
  on: field('an operation (their ids: taxq api --openapi), “POST /v1.0/jobs/*”, or *', (value) =>
    typeof value === 'string' ? parseTarget(value) : undefined,
  ),
  job: field('the short id of a job', (value) =>
    typeof value === 'string' && /^\w+$/.test(value) ? value.toUpperCase() : undefined,
  ),
  times: whole(1),
  after: whole(0),
  probability: field('a number from 0 to 1', (value) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined,
  ),
  seed: whole(0, 2 ** 32 - 1),
  latency: duration,
  drip: field('bytes a second, or a piece and its interval such as 16/50ms', readDrip),
  clock_skew: field('a signed amount of time, such as +5m or -2h', (value) =>
    typeof value === 'string' ? parseShift(value) : undefined,
  ),
  status: whole(200, 599),
  headers: field('names and values of headers', readHeaders),
  body: field(`one of ${SPOILT_BODIES.join(', ')}; with a status also a text or JSON`, readBody),
  rate_limit: duration,
  retry_after_as: oneOf('seconds', 'date'),
  expire_token: field('a number of uses or a time since its issue: 3 uses, or 30s', readTokenLife),
  reset: oneOf(...RESETS),
  after_bytes: whole(0),
  digest: oneOf('wrong'),
  page_token: oneOf('endless'),
  duplicate: field('true', (value) => (value === true ? true : undefined)),
} satisfies Record<string, FieldReader<unknown>>;

/** The fields of a rule as they were read. */
export type FieldValues = {
  [Name in keyof typeof FIELDS]?: NonNullable<ReturnType<(typeof FIELDS)[Name]['read']>>;
};

export type FieldName = keyof typeof FIELDS;
