import { engagementOf } from '../engagement.ts';
import { taxqCommand } from '../suggested-command.ts';
import { answerFor } from './answers.ts';
import { approvalTime } from './chronology.ts';
import { listWords } from './document-words.ts';
import type { CloseFacts } from './facts.ts';
import { filingProofRule } from './filing-proof.ts';
import { mailingProofRule } from './mailing-proof.ts';
import { openQuestion } from './open-question.ts';
import { messageEvidence, type RuleVerdict, TAXFYLE_CLOSING, verdict } from './verdict.ts';

const HEAD = {
  id: 'X10',
  title: 'A silent client is no reason to close',
  source: TAXFYLE_CLOSING,
};

/**
 * X10, Taxfyle help center: a job is never closed because the client doesn't answer. It would be
 * when the work is unfinished and the pro's last message asked for something that the client hasn't
 * answered by a message or an upload since. Finished is a consumer's return that is approved and
 * accepted or mailed, a firm's draft that is approved, and other work once the client ticked all
 * milestones of theirs.
 */
export function clientSilentRule(facts: CloseFacts): RuleVerdict {
  const finished = finishedOf(facts);
  if (finished === 'yes') return verdict(HEAD, 'pass', 'The work is finished.');
  if (facts.job.pro_user_id === null && facts.messages.length > 0) {
    const reason =
      'The portal does not say which user is the pro, so your questions can’t be told.';
    return verdict(HEAD, 'unknown', reason, [], answerFor([HEAD.id], facts.job));
  }
  const asked = openQuestion(facts);
  if (asked === null) return verdict(HEAD, 'pass', 'No question of yours waits for the client.');
  if (finished === 'unknown') {
    const untold = proofsOf(facts).filter(({ status }) => status === 'unknown');
    const reason = `Your last message waits for the client, and ${listWords(untold.map(({ id }) => id))} can’t be told.`;
    const fix = answerFor([HEAD.id], facts.job);
    return verdict(HEAD, 'unknown', reason, [messageEvidence(asked)], fix);
  }
  const reason =
    'Your last message waits for the client, and the work isn’t finished. Note what is open and tell support; don’t close.';
  const fix = taxqCommand('note add', [facts.job.short_id], '--kind waiting');
  return verdict(HEAD, 'fail', reason, [messageEvidence(asked)], fix);
}

function finishedOf(facts: CloseFacts): 'yes' | 'no' | 'unknown' {
  const isApproved = approvalTime(facts) !== null;
  switch (engagementOf(facts.job.job_type).kind) {
    case 'b2b':
      return isApproved ? 'yes' : 'no';
    case 'b2c': {
      const proofs = proofsOf(facts).map(({ status }) => status);
      if (!isApproved || proofs.includes('fail')) return 'no';
      return proofs.includes('unknown') ? 'unknown' : 'yes';
    }
    case 'other':
      return clientTickedAll(facts) ? 'yes' : 'no';
  }
}

const proofsOf = (facts: CloseFacts): RuleVerdict[] =>
  [filingProofRule, mailingProofRule].map((rule) => rule(facts));

function clientTickedAll({ milestones }: CloseFacts): boolean {
  const theirs = (milestones ?? []).filter(({ owner }) => owner.trim().toUpperCase() === 'CLIENT');
  return theirs.length > 0 && theirs.every(({ completed }) => completed);
}
