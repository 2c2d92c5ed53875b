import { TaxqError } from '../../errors.ts';
import { doesOf } from '../../rules/plan/action.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { JobView } from '../job/job-view.ts';
import { type LintVerdict, lintDraft } from '../message/lint-gate.ts';
import { lintNote } from '../note/lint-note.ts';
import { type ApplyTools, PLAN_NOTE } from './apply-tools.ts';
import type { PlanAction } from './verdict.ts';

type LintedAction = Pick<LintVerdict, 'findings' | 'refusal'>;

/**
 * Judges the text of an action by the message lint, right before it is sent or written. A plan can’t
 * answer for a rule, so an error keeps its text back.
 *
 * @param text null when there is nothing to send
 * @throws TaxqError as the portal’s calls do; what keeps the text back is not thrown
 */
export async function lintAction(
  action: PlanAction,
  job: JobView,
  text: string | null,
  { session, openClients, unsettled }: ApplyTools & { unsettled: boolean },
): Promise<LintedAction> {
  if (text === null) return { findings: [], refusal: null };
  const verdict =
    doesOf(action.kind) === 'note'
      ? await lintNote(session, { job, kind: PLAN_NOTE, text }, { openClients })
      : await lintDraft(session, { job, template: null, text }, { openClients, unsettled });
  const { findings, refusal } = verdict;
  return { findings, refusal: refusal && withOwnHint(refusal, action, verdict) };
}

/** Apply has no --override; the command that does the one thing alone has. */
function withOwnHint(
  { code, message, why }: TaxqError,
  { kind, job }: PlanAction,
  { findings }: LintedAction,
): TaxqError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const rules = [...new Set(errors.map(({ rule }) => rule))];
  const flags = rules.map((rule) => `--override ${rule}`).join(' ');
  const alone = {
    message: () =>
      `send it by itself: ${taxqCommand('message send', [job], `--file FILE ${flags} --reason "…"`)}`,
    note: () =>
      `write it by itself: ${taxqCommand('note add', [job], `--kind waiting --item "…" ${flags} --override-reason "…"`)}`,
    close: () =>
      `close the job by itself: ${taxqCommand('close', [job], `--rating N ${flags} --reason "…"`)}`,
  };
  const hint = rules.includes('M1')
    ? `Note what is missing instead: ${taxqCommand('note add', [job], '--kind waiting --item "…"')}`
    : `Reword it in the plan, or ${alone[doesOf(kind)]()}`;
  return new TaxqError({ kind: 'refused', code, message, why, hint });
}
