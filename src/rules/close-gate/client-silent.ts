import { engagementOf } from '../engagement.ts';
import { compareInstants, newestOf } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import { answerFor } from './answers.ts';
import { approvalTime } from './chronology.ts';
import { tellsOfClosing } from './closing-message.ts';
import { listWords } from './document-words.ts';
import type { CloseFacts, CloseMessage } from './facts.ts';
import { filingProofRule } from './filing-proof.ts';
import { mailingProofRule } from './mailing-proof.ts';
import { messageEvidence, type RuleVerdict, TAXFYLE_CLOSING, verdict } from './verdict.ts';

const HEAD = {
  id: 'X10',
  title: 'A silent client is no reason to close',
  source: TAXFYLE_CLOSING,
};

/** “Please” with what is no task for the client, and with anything else. */
const PLEASE =
  /\bplease\s+(?!(?:find|see|note|know|look in|feel free|be assured|rest assured|accept|excuse|forgive|ignore|disregard|don[’']t (?:worry|hesitate)|do not (?:worry|hesitate))\b)\w/i;
/** A sentence that tells the client to answer. */
const ANSWER_ME =
  /(?:^|[.!:\n*]\s{0,4})(?:just )?(?:tell me|let me know|(?:reply|answer|write|confirm)(?: to me)? here|send me|get back to me)\b(?! if (?:you have|there (?:are|is)) (?:any |a |other |more )*questions?\b)/i;
const MISSING =
  /(?<!\b(all|what|everything|that) )\b(i|we) (still |also )*(need|am missing|are missing|am waiting|are waiting)\b/i;

const asks = (text: string): boolean =>
  text.includes('?') || [PLEASE, ANSWER_ME, MISSING].some((pattern) => pattern.test(text));

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

/** The pro's last message, when it asks and nothing of the client's came after it. */
function openQuestion(facts: CloseFacts): CloseMessage | null {
  const { messages, documents, support_name } = facts;
  const { pro_user_id, client_user_ids } = facts.job;
  const own = messages.filter(
    ({ sender_user_id, text }) =>
      sender_user_id === pro_user_id && !tellsOfClosing(text, support_name),
  );
  const last = newestOf(own);
  if (last === undefined || !asks(last.text)) return null;
  const isAfter = ({ create_time }: { create_time: string }) =>
    compareInstants(create_time, last.create_time) > 0;
  const hasAnswered =
    messages.some((item) => client_user_ids.includes(item.sender_user_id) && isAfter(item)) ||
    documents.some((item) => item.uploader === 'client' && isAfter(item));
  return hasAnswered ? null : last;
}
