import { ACTION_KINDS } from '../../rules/plan/action.ts';
import type { OwnChanges } from '../../rules/plan/basis.ts';
import { saysTheSame } from '../message/same-text.ts';
import { isLeftBy } from '../once/left-by-attempt.ts';
import { actionId, type FileAction } from '../plan/file/plan-file.ts';
import { type ApplyTools, actionKey } from './apply-tools.ts';
import type { Situation } from './situation.ts';

/**
 * What this plan itself has done on a job, now or when it was applied before: it is no change that
 * an action would have to be skipped for. An attempt of unknown outcome is known by its text.
 *
 * @param actions of the plan, as the file has them now
 */
export function ownChanges(
  { job, facts }: Situation,
  actions: readonly FileAction[],
  { store, head, pro }: ApplyTools,
): OwnChanges {
  const own = { messages: new Set<string>(), notes: new Set<string>() };
  // An action that was taken out of the file after it was done is still the plan’s.
  for (const kind of ACTION_KINDS) {
    const id = actionId(kind, job.short_id);
    const entry = store.outbox.find(actionKey(head, id));
    if (entry === undefined || entry.state === 'intended') continue;
    const ids = entry.kind === 'note' ? own.notes : own.messages;
    if (entry.sent_id !== null) ids.add(entry.sent_id);
    if (entry.state !== 'sending') continue;
    const text = actions.find((action) => action.id === id)?.text ?? '';
    const candidates =
      entry.kind === 'note'
        ? (facts.notes ?? [])
        : facts.job.messages.filter(({ sender_user_id }) => sender_user_id === pro.user_id);
    for (const one of candidates) {
      if (isLeftBy(entry, one) && saysTheSame(one.text, text)) ids.add(one.id);
    }
  }
  return own;
}
