import type { ProposedAction } from './action.ts';
import { clockOf, type PlanFacts } from './facts.ts';

/**
 * M3, Rocket Tax service expectations: once the information is complete the client is told by when
 * the draft comes, here the day on which it is due (L2). A day that is over is nothing to promise.
 */
export function commitment(facts: PlanFacts): ProposedAction[] {
  const clock = clockOf(facts, 'draft');
  if (facts.stage.stage !== 'info_complete' || clock?.state !== 'running') return [];
  if (clock.due_day === null) return [];
  return [
    {
      kind: 'commitment',
      rule: 'M3',
      reason: `${facts.stage.reason} It is due ${clock.due_day}.`,
      content: { from: 'template', template: 'commitment', values: { draft_by: clock.due_day } },
    },
  ];
}
