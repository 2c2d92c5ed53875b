import { jobState } from '../job-state.ts';
import { taxqCommand } from '../suggested-command.ts';
import type { CloseFacts } from './facts.ts';
import { jobEvidence, type RuleVerdict, TAXFYLE_DASHBOARD, verdict } from './verdict.ts';

const HEAD = { id: 'X11', title: 'The job is open', source: TAXFYLE_DASHBOARD };

/**
 * X11, Taxfyle jobs dashboard: only a claimed, open job can be completed; once it has ended,
 * neither chat nor uploads work and only the support team reopens it.
 */
export function jobOpenRule(facts: CloseFacts): RuleVerdict {
  const { status, short_id } = facts.job;
  const evidence = [jobEvidence(facts, status, null)];
  switch (jobState(status)) {
    case 'open':
      return verdict(HEAD, 'pass', 'The job is claimed and open.', evidence);
    case 'on-hold': {
      const fix = taxqCommand('scope list', [short_id]);
      return verdict(HEAD, 'fail', 'The job is On-Hold; it must be resumed first.', evidence, fix);
    }
    case 'not-claimed':
      return verdict(HEAD, 'fail', 'No pro has claimed the job yet.', evidence);
    case 'closed':
      return verdict(
        HEAD,
        'fail',
        `The job is closed; only ${facts.support_name} can reopen it.`,
        evidence,
      );
    case 'cancelled':
      return verdict(HEAD, 'fail', 'The job was cancelled.', evidence);
    case 'unknown':
      return verdict(HEAD, 'unknown', `taxq does not know the status ${status}.`, evidence);
  }
}
