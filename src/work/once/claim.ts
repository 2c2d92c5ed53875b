import type { OutboxClaim, OutboxEntry } from '../../store/index.ts';
import type { Beforehand, Written } from './left-by-attempt.ts';
import type { OnceOnly, OnceTools } from './once-only.ts';
import { textChanged, underWay } from './problems.ts';

/** Whose it is to send. */
export type Claim =
  | {
      kind: 'mine';
      keys: readonly string[];
      /** What was known before the attempts whose outcome isn’t known, or before this one. */
      before: readonly Beforehand[];
      /** Whether the outcome of an earlier attempt isn’t known. */
      isOpen: boolean;
      idempotencyKey: string;
    }
  | Extract<OutboxClaim, { kind: 'done' }>;

const BUSY = ['is being sent already', 'Another taxq is at it right now.'] as const;

/** The ids of what says the same before anything is sent; none are needed for what is done. */
export async function knownIds<T extends Written>(
  { store: { outbox } }: OnceTools,
  { key, alike }: OnceOnly<T>,
): Promise<string[]> {
  if (key !== undefined && outbox.find(key)?.state === 'done') return [];
  return (await alike()).map(({ id }) => id);
}

/** Takes the caller’s key, if there is one, and then that of the text; both or neither. */
export function claimAll<T extends Written>(
  { session, store: { outbox }, began = new Date() }: OnceTools,
  once: OnceOnly<T>,
  known_ids: readonly string[],
): Claim {
  const { intent, key } = once;
  const now = { attempt_time: new Date(session.client.portalNow()).toISOString(), known_ids };
  const own = key === undefined ? null : outbox.claim({ ...intent, key }, now);
  if (own?.kind === 'done') return own;
  if (own?.kind === 'busy') throw underWay(once, ...BUSY);
  const open: OutboxEntry[] = own?.before.state === 'sending' ? [own.before] : [];
  const giveBack = () => {
    if (key !== undefined) outbox.release(key, open.length > 0 ? 'unknown' : 'not_sent');
  };
  if (open.some(({ sha256 }) => sha256 !== intent.sha256)) {
    giveBack();
    throw textChanged(once);
  }
  const shared = outbox.claim(intent, { ...now, anewSince: began.toISOString() });
  if (shared.kind === 'busy') {
    giveBack();
    throw underWay(once, ...BUSY);
  }
  if (shared.kind === 'done') {
    if (key !== undefined) outbox.done(key, shared.entry.sent_id);
    return shared;
  }
  if (shared.before.state === 'sending') open.push(shared.before);
  const isOpen = open.length > 0;
  return {
    kind: 'mine',
    keys: key === undefined ? [intent.key] : [key, intent.key],
    before: isOpen ? open : [now],
    isOpen,
    // Of the text, whoever sends it: a portal that takes keys then takes two attempts as one.
    idempotencyKey: shared.idempotency_key,
  };
}
