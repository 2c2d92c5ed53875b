import { taxqCommand } from '../suggested-command.ts';
import type { RuleVerdict } from './verdict.ts';

/**
 * The command with which the pro answers for rules that can't be told. The reason is theirs to
 * write: `taxq close` refuses WHY as one.
 */
export function answerFor(ids: readonly string[], { short_id }: { short_id: string }): string {
  const overrides = ids.map((id) => `--override ${id}`);
  return taxqCommand('close', [short_id], `${overrides.join(' ')} --reason WHY`);
}

/**
 * Has every rule that the pro can only answer for name the others that stand in the way as well, so
 * that one command answers for all. A rule that says nothing of what to do waits for one that fails.
 */
export function answeredTogether(
  rules: readonly RuleVerdict[],
  job: { short_id: string },
): RuleVerdict[] {
  const untold = rules.filter(({ status }) => status === 'unknown');
  const isToAnswer = ({ id, fix }: RuleVerdict) => fix === answerFor([id], job);
  const isAnyFailing = rules.some(({ status }) => status === 'fail');
  const all = untold.filter((rule) => isToAnswer(rule) || (rule.fix === null && !isAnyFailing));
  const fix = answerFor(
    all.map(({ id }) => id),
    job,
  );
  return rules.map((rule) => (isToAnswer(rule) ? { ...rule, fix } : rule));
}
