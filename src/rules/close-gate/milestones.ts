import { taxqCommand } from '../suggested-command.ts';
import type { CloseFacts, CloseMilestone } from './facts.ts';
import { milestoneEvidence, type RuleVerdict, TAXFYLE_DASHBOARD, verdict } from './verdict.ts';

const HEAD = { id: 'X1', title: 'Every milestone is ticked', source: TAXFYLE_DASHBOARD };
const ASK_CLIENT =
  '--text "Please tick your open milestones on the job page, so that I can complete the job."';

/** X1, Taxfyle jobs dashboard: a job closes only when the pro and the client ticked everything. */
export function milestonesRule(facts: CloseFacts): RuleVerdict {
  if (facts.milestones === null) {
    return verdict(HEAD, 'unknown', 'This portal does not tell taxq the milestones of a job.');
  }
  const open = facts.milestones.filter((milestone) => !milestone.completed);
  if (open.length === 0) {
    const count = facts.milestones.length;
    return verdict(
      HEAD,
      'pass',
      count === 0
        ? 'The job has no milestones.'
        : `Every milestone is ticked: ${count} of ${count}.`,
    );
  }
  return verdict(
    HEAD,
    'fail',
    `Not ticked: ${open.map(nameAndOwner).join(', ')}.${ownReminder(open)}`,
    open.map(milestoneEvidence),
    fixFor(open, facts.job.short_id),
  );
}

function fixFor(open: readonly CloseMilestone[], shortId: string): string {
  const own = open.find((milestone) => !isClients(milestone));
  return own === undefined
    ? taxqCommand('message send', [shortId], ASK_CLIENT)
    : taxqCommand('job milestones', [shortId, '--done', own.name]);
}

/** A ticked milestone is a statement to the client and the portal. */
function ownReminder(open: readonly CloseMilestone[]): string {
  return open.every(isClients) ? '' : ' Tick yours when its work is done.';
}

function nameAndOwner(milestone: CloseMilestone): string {
  return `${milestone.name} (${isClients(milestone) ? 'the client’s' : 'yours'})`;
}

function isClients(milestone: CloseMilestone): boolean {
  return milestone.owner.trim().toUpperCase() === 'CLIENT';
}
