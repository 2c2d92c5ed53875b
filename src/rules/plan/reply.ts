import { DAY_MS } from '../calendar/plain-day.ts';
import { unanswered } from '../clocks/chat.ts';
import type { Clock } from '../clocks/clock.ts';
import { dueWords } from '../clocks/words.ts';
import { type ProposedAction, TODO } from './action.ts';
import { clockOf, type PlanFacts } from './facts.ts';

const HAND_WRITTEN = `${TODO}: answer the client, then take this line out.`;

/**
 * L1, Rocket Tax service expectations: a client’s message is answered within 2 business days. When
 * that time runs out a holding reply keeps it, for it counts as an answer; before, only the pro’s
 * own answer will do, and nobody else can write it. Beside an introduction, which counts as an
 * answer too, the question itself is still to be answered.
 */
export function reply(facts: PlanFacts): ProposedAction[] {
  const { chat, stage } = facts;
  if (unanswered(chat) === null || stage.stage === 'not_open') return [];
  const clock = clockOf(facts, 'reply');
  const head = { rule: 'L1', reason: `The client’s message is unanswered${due(clock, facts)}.` };
  if (stage.stage !== 'needs_intro' && clock?.at_risk === true) {
    const content = { from: 'template', template: 'holding-reply', values: {} } as const;
    return [{ kind: 'holding-reply', ...head, content }];
  }
  return [{ kind: 'answer', ...head, content: { from: 'hand', todo: HAND_WRITTEN } }];
}

function due(clock: Clock | undefined, { frame }: PlanFacts): string {
  if (clock?.due_time == null) return '';
  const wall = frame.wall(clock.due_time);
  // The end of a day is told by its last millisecond.
  const words = dueWords((wall + 1) % DAY_MS === 0 ? wall + 1 : wall, frame);
  return clock.state === 'overdue' ? `, and was due by ${words}` : `, and is due by ${words}`;
}
