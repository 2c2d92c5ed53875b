import { taxqCommand } from '../suggested-command.ts';
import type { CloseFacts } from './facts.ts';
import { type RuleVerdict, TAXFYLE_DASHBOARD, verdict } from './verdict.ts';

const HEAD = {
  id: 'X14',
  title: 'Documents and conversation are kept here',
  source: TAXFYLE_DASHBOARD,
};

/**
 * X14, Taxfyle jobs dashboard: the documents and the conversation are saved on this machine before
 * the job is completed. `taxq close` saves them itself.
 */
export function localCopyRule(facts: CloseFacts): RuleVerdict {
  const { archive } = facts;
  if (archive) return verdict(HEAD, 'pass', `Saved in ${archive.path}.`);
  const reason = 'Not saved yet; taxq close saves documents and conversation first.';
  return verdict(HEAD, 'on_close', reason, [], taxqCommand('close', [facts.job.short_id]));
}
