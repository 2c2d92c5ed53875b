import type { JobClockFacts } from '../clocks/facts.ts';
import { filingOf, openFiledMilestone, signatureOf } from '../clocks/filing-events.ts';
import { approvalOf, newestReturn } from '../close-gate/chronology.ts';
import { filingProofRule } from '../close-gate/filing-proof.ts';
import { mailingProofRule } from '../close-gate/mailing-proof.ts';
import { closeGate } from '../close-gate.ts';
import { approvalFix, type DraftApproval, missingApproval } from '../draft-approval.ts';
import { engagementOf } from '../engagement.ts';
import { compareInstants } from '../instants.ts';
import { taxqCommand } from '../suggested-command.ts';
import { type JobStage, look, type NextStep, stageOf, step } from './stage.ts';

const ASK_TO_SIGN =
  '--text "Please sign the e-file authorization (Form 8879) on this job, so that I can file your return."';

/**
 * The stages from the first draft to closing: D2, D6, I1, I5, X2, X3 and X5. All client messages are
 * answered and no rejection is open here.
 */
export function draftedStage(facts: JobClockFacts): JobStage {
  const draft = newestReturn(facts, 'draft');
  if (draft === undefined) return stageOf('unknown', 'There is no draft return.', look(facts));
  const approval = sinceDraft(approvalOf(draft, facts), draft.create_time, facts);
  if (approval.state !== 'approved') return unapproved(approval, facts);
  const isFirm = engagementOf(facts.job.job_type).kind === 'b2b';
  if (isFirm || isFiled(facts)) return finished(facts, isFirm);
  if (filingOf(facts) !== null) {
    return stageOf(
      'filed_pending_ack',
      'The return is filed; not every acceptance is there yet.',
      step('Upload each acceptance as it comes.', 'doc upload', facts, 'FILE --tag efile'),
    );
  }
  if (signatureOf(facts) !== null) {
    return stageOf('ready_to_file', 'The draft is approved and signed.', toFile(facts));
  }
  if (facts.milestones === null) {
    const reason = 'The portal does not say whether the client has signed.';
    return stageOf('unknown', reason, look(facts));
  }
  return stageOf(
    'ready_to_sign',
    'The draft is approved; the client’s signature is missing.',
    step('Ask the client to sign the e-file authorization.', 'message send', facts, ASK_TO_SIGN),
  );
}

function isFiled(facts: JobClockFacts): boolean {
  return [filingProofRule, mailingProofRule].every((rule) => rule(facts).status === 'pass');
}

/** A rejection older than the newest draft was of an earlier one. */
function sinceDraft(
  approval: DraftApproval,
  draftTime: string,
  { job }: JobClockFacts,
): DraftApproval {
  const isOlder = job.step_time !== null && compareInstants(job.step_time, draftTime) < 0;
  return approval.state === 'rejected' && isOlder ? { state: 'waiting' } : approval;
}

function unapproved(
  approval: Exclude<DraftApproval, { state: 'approved' }>,
  facts: JobClockFacts,
): JobStage {
  const reason = missingApproval(approval);
  const command = approvalFix(approval, facts.job.short_id);
  switch (approval.state) {
    case 'rejected':
      return stageOf('draft_denied', reason, {
        next: 'Correct the draft, upload it anew.',
        command,
      });
    case 'unknown':
      return stageOf('unknown', reason, look(facts));
    default: {
      const next = 'Wait for the approval; ask for it if you have not.';
      return stageOf('draft_with_client', reason, { next, command });
    }
  }
}

function finished(facts: JobClockFacts, isFirm: boolean): JobStage {
  const { ready, rules } = closeGate(facts);
  const done = isFirm ? 'The firm approved the draft' : 'Every filing is accepted';
  if (ready) {
    return stageOf(
      'ready_to_close',
      `${done} and nothing stands against closing.`,
      step('Close the job.', 'close', facts),
    );
  }
  const open = rules.filter(({ status }) => status === 'fail' || status === 'unknown');
  const [first] = open;
  const command = first?.fix ?? taxqCommand('close', [facts.job.short_id], '--check');
  const next = first === undefined ? 'Check what is left.' : `${first.title}: ${first.reason}`;
  const left = open.map(({ id }) => id).join(', ');
  return stageOf('accepted', `${done}; before closing is left: ${left}.`, { next, command });
}

function toFile(facts: JobClockFacts): NextStep {
  const next = 'File the return, then say so.';
  const milestone = openFiledMilestone(facts);
  const words = [facts.job.short_id, '--done', milestone ?? ''];
  return milestone === null
    ? step(next, 'doc upload', facts, 'FILE --tag efile')
    : { next, command: taxqCommand('job milestones', words) };
}
