import type { CheckResult, CheckStatus } from './check.ts';

/** Whether a result counts as a fault: a failure, and when strict everything that isn’t a pass. */
export const isFault = ({ status }: Pick<CheckResult, 'status'>, strict: boolean): boolean =>
  strict ? status !== 'pass' : status === 'fail';

/** How many results there are of each state. */
export function countStatuses(
  results: readonly Pick<CheckResult, 'status'>[],
): Record<CheckStatus, number> {
  const counts = { pass: 0, warn: 0, fail: 0, 'could-not-check': 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}

/** What a state is called in a sentence. */
const WORDS: Readonly<Record<CheckStatus, string>> = {
  pass: 'passed',
  warn: 'with a warning',
  fail: 'failed',
  'could-not-check': 'not checked',
};

/** The same as the end of a sentence: `11 passed, 1 failed`. */
export function countsText(results: readonly Pick<CheckResult, 'status'>[]): string {
  const counts = countStatuses(results);
  return (['pass', 'warn', 'fail', 'could-not-check'] as const)
    .flatMap((status) => (counts[status] === 0 ? [] : [`${counts[status]} ${WORDS[status]}`]))
    .join(', ');
}
