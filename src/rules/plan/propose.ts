import type { ProposedAction } from './action.ts';
import { doesOf } from './action.ts';
import { checkIn } from './check-in.ts';
import { commitment } from './commitment.ts';
import { draftReady, signatureRequest } from './draft-news.ts';
import type { PlanFacts } from './facts.ts';
import { openItems } from './open-items.ts';
import { reply } from './reply.ts';
import { waitingNote } from './waiting-note.ts';

/**
 * Proposes what is best done today on a job, in the order in which to do it: S1, L1, M3, S8, D2, I1,
 * A2, M1 and X11. At most what a sensible pro would do: any message is a check-in, a note stands for
 * a message that must not be repeated, and a job of which too little is known gets nothing.
 *
 * @throws RangeError for a time that is not an ISO 8601 instant
 */
export function propose(facts: PlanFacts): ProposedAction[] {
  const actions = [
    ...intro(facts),
    ...reply(facts),
    ...commitment(facts),
    ...openItems(facts),
    ...draftReady(facts),
    ...signatureRequest(facts),
  ];
  if (actions.length === 0) actions.push(...checkIn(facts));
  const asks = actions.some(({ kind }) => kind !== 'check-in' && doesOf(kind) === 'message');
  if (!asks) actions.push(...waitingNote(facts));
  return [...actions, ...close(facts)];
}

/** S1, Rocket Tax service expectations: the introduction goes out as soon as a job is taken. */
function intro({ stage }: PlanFacts): ProposedAction[] {
  if (stage.stage !== 'needs_intro') return [];
  return [{ kind: 'intro', rule: 'S1', reason: stage.reason, content: { from: 'intro' } }];
}

/** X11, Taxfyle jobs dashboard: a job that the gate lets pass is closed, message first. */
function close({ stage }: PlanFacts): ProposedAction[] {
  if (stage.stage !== 'ready_to_close') return [];
  return [{ kind: 'close', rule: 'X11', reason: stage.reason, content: { from: 'close' } }];
}
