import stringWidth from 'string-width';
import type { SignInMeans } from '../auth/credentials.ts';
import { secretsOf as secretsIn } from '../auth/sign-in.ts';
import { TaxqError } from '../errors.ts';
import { sanitizeLine } from '../terminal/sanitize.ts';
import type { Paint, Terminal } from '../terminal/terminal.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import type { CheckResult, CheckStatus } from '../work/checks/check.ts';
import { countsText } from '../work/checks/verdict.ts';

const SIGNS: Readonly<Record<CheckStatus, { sign: string; tone: keyof Paint }>> = {
  pass: { sign: '✓', tone: 'done' },
  warn: { sign: '!', tone: 'risk' },
  fail: { sign: '✗', tone: 'late' },
  'could-not-check': { sign: '?', tone: 'risk' },
};

const COMMAND = /\b(taxq|chmod) /;
const ID_WIDTH = 20;
const TIME_WIDTH = 9;

/** How long something took: `12 ms`, `1.4 s`. */
export const timeText = (ms: number): string =>
  ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;

/** The sign of a state, in its colour. */
export function signOf(status: CheckStatus, paint: Paint): string {
  const { sign, tone } = SIGNS[status];
  return paint[tone](sign);
}

/** One check that is over, as lines of text: the sign, what it found, how long it took, what to do. */
export function drawCheck(result: CheckResult, { paint, columns }: Terminal): string {
  const { id, status, message, hint, duration_ms: ms, request_id: requestId } = result;
  const indent = ' '.repeat(2 + ID_WIDTH);
  const width = Math.max(24, columns - indent.length - TIME_WIDTH);
  const request = status === 'fail' && requestId !== null ? ` (request ${requestId})` : '';
  const found = wrapText(sanitizeLine(`${message}${request}`), width);
  // A name that leaves no room beside it, such as a profile’s, has the line to itself.
  const isAlone = stringWidth(id) >= ID_WIDTH;
  const [first = '', ...rest] = isAlone ? ['', ...found] : found;
  const time = paint.dim(timeText(ms).padStart(TIME_WIDTH));
  const left = `${id.padEnd(ID_WIDTH)}${first}`;
  const gap = ' '.repeat(Math.max(0, ID_WIDTH + width - stringWidth(left)));
  const head = `${signOf(status, paint)} ${paint.strong(id)}${left.slice(id.length)}${gap}${time}`;
  const next = hint === null || status === 'pass' ? '' : sanitizeLine(hint);
  // A command must survive copying.
  const lines = COMMAND.test(next) ? [next] : wrapText(next, columns - indent.length - 2);
  const hints = next === '' ? [] : lines.map((line, index) => `${index === 0 ? '→' : ' '} ${line}`);
  return [head, ...[...rest, ...hints].map((line) => indent + line)].join('\n');
}

/**
 * The last line of a list of checks.
 *
 * @param more what else there is to say, as in `1 of 2 budgets kept`
 */
export function drawVerdict(
  ok: boolean,
  results: readonly CheckResult[],
  milliseconds: number,
  { paint }: Terminal,
  more?: string,
): string {
  const counted = `${results.length} ${results.length === 1 ? 'check' : 'checks'}`;
  const text = `${counted} in ${timeText(milliseconds)}: ${countsText(results)}${more === undefined ? '' : `; ${more}`}.`;
  return ok ? `${paint.done('✓')} ${text}` : `${paint.late('✗')} ${paint.strong(text)}`;
}

/** A result as JSON, with its fields in their order. */
export function checkJson(result: CheckResult): Record<string, unknown> {
  const { id, name, status, message, hint, duration_ms, request_id } = result;
  return { id, name, status, message, hint, duration_ms, request_id };
}

/** What a list of checks may not show, however a portal repeats it. */
export function secretsOf(means: SignInMeans | null): string[] {
  if (means === null) return [];
  return means.kind === 'token' ? [means.token] : secretsIn(means.credentials);
}

/** The error for checks that the user interrupted. */
export const interrupted = (checks: readonly CheckResult[]): TaxqError =>
  new TaxqError({
    kind: 'interrupted',
    code: 'interrupted',
    message: 'Interrupted.',
    why: checks.length === 0 ? 'Nothing was checked.' : `Until then: ${countsText(checks)}.`,
  });
