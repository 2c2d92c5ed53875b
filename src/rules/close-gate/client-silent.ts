import { engagementOf } from '../engagement.ts';
import { compareInstants, newestOf } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import { approvalTime } from './chronology.ts';
import type { CloseFacts, CloseMessage } from './facts.ts';
import { filingProofRule } from './filing-proof.ts';
import { mailingProofRule } from './mailing-proof.ts';
import { messageEvidence, type RuleVerdict, TAXFYLE_CLOSING, verdict } from './verdict.ts';

const HEAD = {
  id: 'X10',
  title: 'A silent client is no reason to close',
  source: TAXFYLE_CLOSING,
};

const ASKS =
  /\?|\bplease (upload|send|sign|provide|confirm|approve|review|reply|answer|tell|let me know|look it over)\b|(?<!\b(all|what|everything|that) )\b(i|we) (still |also )*(need|am missing|are missing|am waiting|are waiting)\b/i;

/**
 * X10, Taxfyle help center: a job is never closed because the client doesn't answer. It would be
 * when the work is unfinished and the pro's last message asked for something that the client hasn't
 * answered by a message or an upload since. Finished is a consumer's return that is approved and
 * accepted or mailed, a firm's draft that is approved, and other work once the client ticked all
 * milestones of theirs.
 */
export function clientSilentRule(facts: CloseFacts): RuleVerdict {
  if (isFinished(facts)) return verdict(HEAD, 'pass', 'The work is finished.');
  if (facts.job.pro_user_id === null && facts.messages.length > 0) {
    const reason =
      'The portal does not say which user is the pro, so your questions can’t be told.';
    const words = '--override X10 --reason "Nothing of mine waits for the client"';
    return verdict(HEAD, 'unknown', reason, [], taxqCommand('close', [facts.job.short_id], words));
  }
  const asked = openQuestion(facts);
  if (asked === null) return verdict(HEAD, 'pass', 'No question of yours waits for the client.');
  const { short_id } = facts.job;
  const reason =
    'Your last message waits for the client, and the work isn’t finished. Note what is open and tell support; don’t close.';
  const fix = taxqCommand('note add', [short_id], '--kind waiting');
  return verdict(HEAD, 'fail', reason, [messageEvidence(asked)], fix);
}

function isFinished(facts: CloseFacts): boolean {
  const isApproved = approvalTime(facts) !== null;
  switch (engagementOf(facts.job.job_type).kind) {
    case 'b2b':
      return isApproved;
    case 'b2c':
      return (
        isApproved &&
        [filingProofRule, mailingProofRule].every((rule) => rule(facts).status === 'pass')
      );
    case 'other':
      return clientTickedAll(facts);
  }
}

function clientTickedAll({ milestones }: CloseFacts): boolean {
  const theirs = (milestones ?? []).filter(({ owner }) => owner.trim().toUpperCase() === 'CLIENT');
  return theirs.length > 0 && theirs.every(({ completed }) => completed);
}

/** The pro's last message, when it asks and nothing of the client's came after it. */
function openQuestion({ job, messages, documents }: CloseFacts): CloseMessage | null {
  const { pro_user_id, client_user_ids } = job;
  const last = newestOf(messages.filter(({ sender_user_id }) => sender_user_id === pro_user_id));
  if (last === undefined || !ASKS.test(last.text)) return null;
  const isAfter = ({ create_time }: { create_time: string }) =>
    compareInstants(create_time, last.create_time) > 0;
  const hasAnswered =
    messages.some((item) => client_user_ids.includes(item.sender_user_id) && isAfter(item)) ||
    documents.some((item) => item.uploader === 'client' && isAfter(item));
  return hasAnswered ? null : last;
}
