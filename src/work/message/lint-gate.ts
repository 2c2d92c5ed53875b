import { TaxqError } from '../../errors.ts';
import { type Finding, LINT_RULE_IDS, type LintRuleId } from '../../rules/lint/finding.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { Store } from '../../store/index.ts';
import { type JobView, jobLabel } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { Draft } from './draft.ts';
import type { LintOptions } from './lint-facts.ts';
import { lintForJob } from './lint-for-job.ts';

/** Rules that the pro sends against on purpose, all for one reason. */
export interface LintOverrides {
  rules: readonly LintRuleId[];
  reason: string;
}

export interface LintGateOptions extends Omit<LintOptions, 'audience'> {
  overrides?: LintOverrides | undefined;
  /**
   * An earlier attempt to send this may stand in the chat (`isUnsettled`): then it repeats nothing
   * (M1), and who sends it settles that attempt first.
   */
  unsettled?: boolean | undefined;
}

/** What the rules say about a message that is to be sent. */
export interface LintVerdict {
  /** In the order of the text. */
  findings: readonly Finding[];
  /** Rules that would have kept it back, overridden. */
  overridden: readonly LintRuleId[];
  /** Rules that were to be overridden, but don’t keep it back. */
  unneeded: readonly LintRuleId[];
  /** Why they are overridden; empty when none is. */
  reason: string;
  /** Why it must not be sent; null when it may. Of kind `refused`, code such as `rule_m10`. */
  refusal: TaxqError | null;
}

const byNumber = (rules: Iterable<LintRuleId>): LintRuleId[] => {
  const wanted = new Set(rules);
  return LINT_RULE_IDS.filter((id) => wanted.has(id));
};

/**
 * Judges a message by the rules right before it is sent: M1 to M4 and M7 to M18, Rocket Tax service
 * expectations. An error keeps it back unless the pro overrides its rule; a warning never does.
 *
 * @throws TaxqError as the portal's calls do; a rule that keeps the message back is not thrown
 */
export async function lintDraft(
  session: Session,
  draft: Draft,
  options: LintGateOptions = {},
): Promise<LintVerdict> {
  const { overrides, unsettled = false, ...facts } = options;
  const found = await lintForJob(session, draft.job, draft.text, facts);
  const findings = unsettled ? found.filter(({ rule }) => rule !== 'M1') : found;
  return judgeFindings(findings, overrides, {
    what: `message to ${jobLabel(draft.job)}`,
    hint: (rules) => hint(draft.job, rules),
  });
}

/** What is judged, for the error that keeps it back. */
export interface JudgedText {
  /** As in `message to Priya Raman`. */
  what: string;
  /** What to do about the rules that keep it back. */
  hint(rules: readonly LintRuleId[]): string;
}

/** Judges by the findings: an error keeps a text back unless its rule is overridden. */
export function judgeFindings(
  findings: readonly Finding[],
  overrides: LintOverrides = { rules: [], reason: '' },
  judged: JudgedText,
): LintVerdict {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const blocking = new Set(errors.map(({ rule }) => rule));
  const standing = errors.filter(({ rule }) => !overrides.rules.includes(rule));
  return {
    findings,
    overridden: byNumber(overrides.rules.filter((rule) => blocking.has(rule))),
    unneeded: byNumber(overrides.rules.filter((rule) => !blocking.has(rule))),
    reason: overrides.reason,
    refusal: standing.length === 0 ? null : refusal(judged, standing),
  };
}

/** Who says the same again to a silent client leaves a note instead; the rest may be overridden. */
function hint({ short_id }: JobView, rules: readonly LintRuleId[]): string {
  if (rules.includes('M1')) {
    const note = taxqCommand('note add', [short_id], '--kind waiting --item "…"');
    return `Note what is missing instead: ${note}`;
  }
  const flags = rules.map((rule) => `--override ${rule}`).join(' ');
  return `Reword it, or say why it is right here: ${flags} --reason "…"`;
}

function refusal({ what, hint }: JudgedText, errors: readonly Finding[]): TaxqError {
  const rules = byNumber(errors.map(({ rule }) => rule));
  const names =
    rules.length === 1
      ? `rule ${rules[0]}`
      : `rules ${rules.slice(0, -1).join(', ')} and ${rules.at(-1)}`;
  const reasons = rules.map((rule) => errors.find((error) => error.rule === rule)?.message);
  return new TaxqError({
    kind: 'refused',
    code: `rule_${rules[0]?.toLowerCase()}`,
    message: `The ${what} breaks ${names}.`,
    why: reasons.join(' '),
    hint: hint(rules),
  });
}

/**
 * Writes down which rules a message is sent against, and why. To be called before it is sent.
 *
 * @param action what the pro does, such as `message send`
 */
export function recordOverrides(
  { session, store }: { session: Session; store: Store },
  { id: job_id, short_id }: JobView,
  { overridden, reason }: Pick<LintVerdict, 'overridden' | 'reason'>,
  action: string,
): void {
  const { origin } = session.client;
  const profile = session.profile.name;
  store.overrides.record(
    overridden.map((rule) => ({ origin, job_id, short_id, profile, action, rule, reason })),
  );
}
