import type { ActionKind } from '../../../../src/rules/plan/action.ts';
import type { DayPlan, PlannedAction } from '../../../../src/work/plan/day-plan.ts';
import { actionId } from '../../../../src/work/plan/file/plan-file.ts';

/** An action as `taxq plan` writes it. */
export function planned(
  change: Partial<PlannedAction> & { kind?: ActionKind } = {},
): PlannedAction {
  const { kind = 'holding-reply', job = 'AB12CD34EF5' } = change;
  return {
    id: actionId(kind, job),
    kind,
    do: 'send',
    job,
    client: 'Ana Pérez',
    based_on: {
      status: 'CLAIMED',
      message: 'msg-1',
      document: 'doc-1',
      step: 'none',
      milestones: '1 of 9 ticked',
      info_complete: 'none',
      scope_change: 'none',
      note: 'unknown',
    },
    rating: null,
    text: 'Hi Ana,\n\nThank you.',
    rule: 'L1',
    reason: 'The client’s message is unanswered.',
    template: null,
    findings: [],
    heard: null,
    labels: {},
    ...change,
  };
}

/** A plan of these actions. */
export const dayPlan = (actions: PlannedAction[]): DayPlan => ({
  head: {
    id: '0123456789ab',
    profile: 'firm',
    origin: 'https://portal.example',
    pro: 'user-pro',
    made: '2026-03-11T15:00:00.000Z',
  },
  day: 'Wed 11 Mar',
  actions,
  yours: [],
  unread: [],
});
