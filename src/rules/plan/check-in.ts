import { DAY_MS } from '../calendar/plain-day.ts';
import type { StageName } from '../stage/stage.ts';
import type { ProposedAction } from './action.ts';
import { clockOf, type PlanFacts } from './facts.ts';

/** Where the return stands, in the words of the template `deadline-check-in`. */
const STANDING: Partial<Record<StageName, string>> = {
  waiting_on_client: 'waiting',
  info_complete: 'preparing',
  drafting: 'preparing',
  draft_denied: 'correcting',
  draft_with_client: 'draft',
  ready_to_sign: 'signature',
  ready_to_file: 'filing',
};

/**
 * A2, Rocket Tax service expectations: the pro checks in with the client near a major deadline.
 * Proposed when that is due within the days ahead, for a job of which taxq can say where it stands.
 */
export function checkIn(facts: PlanFacts): ProposedAction[] {
  const clock = clockOf(facts, 'check_in');
  const standing = STANDING[facts.stage.stage];
  if (clock === undefined || standing === undefined) return [];
  const isOn = clock.state === 'running' || clock.state === 'overdue';
  const deadline = clock.started?.evidence;
  if (!isOn || deadline?.kind !== 'calendar' || clock.left_ms === null) return [];
  if (clock.left_ms > facts.days_ahead * DAY_MS) return [];
  return [
    {
      kind: 'check-in',
      rule: 'A2',
      reason: `${deadline.label} is due ${deadline.id}, and the client hasn’t heard from you near it.`,
      content: {
        from: 'template',
        template: 'deadline-check-in',
        values: { deadline: deadline.id, standing },
      },
    },
  ];
}
