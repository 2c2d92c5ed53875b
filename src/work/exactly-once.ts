import { setTimeout as sleepFor } from 'node:timers/promises';
import { TaxqError } from '../errors.ts';
import { Unreachable } from '../http/failure.ts';
import { SETTLE_WAITS_MS, type Sleep } from '../portal/write-once.ts';
import type { OutboxClaim, OutboxEntry, OutboxIntent, Store } from '../store/index.ts';
import { type Beforehand, isLeftBy, type Written } from './left-by-attempt.ts';
import type { Session } from './session.ts';

/** What exactly-once needs besides the thing itself. */
export interface OnceTools {
  session: Session;
  store: Store;
  sleep?: Sleep | undefined;
  /**
   * When the command began, by the store's clock: the same text sent since then by another process
   * is this one, while one sent before doesn't keep it from being sent again on purpose.
   */
  began?: Date | undefined;
}

interface Named {
  /** What it is, as in `message to Priya Raman`. */
  what: string;
  /** The command that shows whether it arrived. */
  look: string;
}

/** One thing that must reach the portal exactly once. */
export interface OnceOnly<T extends Written> extends Named {
  /** Under the key of its text: whoever sends the same to the same job meets there. */
  intent: OutboxIntent;
  /**
   * The caller’s own key, such as `plan:<id>:<action>`: what is done under it is never done again.
   * Without one it may be sent again on purpose.
   */
  key?: string | undefined;
  /** Whether the portal takes the same key twice without doing it twice. */
  takesKeys: boolean;
  /** Reads everything on the portal that says the same, whoever sent it and when. */
  alike(): Promise<readonly T[]>;
  /** @param left looks for what an attempt has left on the portal */
  send(idempotencyKey: string, left: () => Promise<T | null>): Promise<T>;
  /** Called once it is known to be there, before that is written down. */
  onThere?: (written: T) => void;
}

/** What became of it. */
export interface OnceResult<T> {
  id: string;
  /** The portal’s; of one known to be there from before, when this machine learned of it. */
  create_time: string;
  /** As the portal gave it; null for one known to be there from before. */
  written: T | null;
  /** `already_sent`: an earlier attempt, or another process, had brought it there. */
  how: 'sent' | 'already_sent';
}

/** A refusal says that nothing was stored; after anything else something may have been. */
export const saysNothingStored = (error: unknown): boolean =>
  error instanceof Unreachable
    ? !error.outcomeUnknown
    : error instanceof TaxqError &&
      ['refused', 'usage', 'auth', 'not-found', 'unsupported'].includes(error.kind);

/**
 * Brings a message or a note to the portal once, whatever dies on the way: it is in the outbox
 * before its first byte, with the ids of what said the same before; nobody else sends it meanwhile,
 * and after an attempt of unknown outcome the portal is asked what it has that wasn’t there before,
 * before anything is sent again.
 *
 * @throws TaxqError `under_way` (unreachable) while another process sends it or the portal still
 * works on an earlier attempt, `text_changed` (refused) when an earlier attempt under its key had
 * another text; else as `send` and `alike` do. What is known of the outcome is in the store by then
 */
export async function exactlyOnce<T extends Written>(
  tools: OnceTools,
  once: OnceOnly<T>,
): Promise<OnceResult<T>> {
  const { store } = tools;
  const claim = claimAll(tools, once, await knownIds(tools, once));
  if (claim.kind === 'done') {
    const { sent_id: id, updated_time: create_time } = claim.entry;
    return { id, create_time, written: null, how: 'already_sent' };
  }
  const { keys, before, isOpen, idempotencyKey } = claim;
  const left = async () =>
    (await once.alike()).find((one) => before.some((attempt) => isLeftBy(attempt, one))) ?? null;
  try {
    const found = isOpen ? await settle(tools, once.takesKeys, left) : null;
    const written = found ?? (await once.send(idempotencyKey, left));
    once.onThere?.(written);
    for (const key of keys) store.outbox.done(key, written.id);
    const { id, create_time } = written;
    return { id, create_time, written, how: found === null ? 'sent' : 'already_sent' };
  } catch (thrown) {
    // What an attempt before this one did is still open, whatever this one met.
    const outcome = !isOpen && saysNothingStored(thrown) ? 'not_sent' : 'unknown';
    for (const key of keys) store.outbox.release(key, outcome);
    throw isOpen ? asUnderWay(thrown, once) : thrown;
  }
}

type Claim =
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

/** The ids of what says the same before anything is sent; none are needed for what is done. */
async function knownIds<T extends Written>(
  { store: { outbox } }: OnceTools,
  { key, alike }: OnceOnly<T>,
): Promise<string[]> {
  if (key !== undefined && outbox.find(key)?.state === 'done') return [];
  return (await alike()).map(({ id }) => id);
}

/** Takes the caller’s key, if there is one, and then that of the text; both or neither. */
function claimAll<T extends Written>(
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

const BUSY = ['is being sent already', 'Another taxq is at it right now.'] as const;

/** What an attempt of unknown outcome left on the portal: looked for again, for it may be under way. */
async function settle<T>(
  { sleep = (ms) => sleepFor(ms) }: OnceTools,
  takesKeys: boolean,
  left: () => Promise<T | null>,
): Promise<T | null> {
  let found = await left();
  // Under its key the portal would take it once however often it is sent.
  if (takesKeys) return found;
  for (const wait of SETTLE_WAITS_MS) {
    if (found !== null) break;
    await sleep(wait);
    found = await left();
  }
  return found;
}

/** A portal may refuse a key while it still works on what was sent under it before. */
function asUnderWay(error: unknown, once: Named): unknown {
  if (!(error instanceof TaxqError) || error.code !== 'portal_refused') return error;
  const why = `An earlier attempt may still be at the portal: ${error.why ?? error.message}`;
  return underWay(once, 'isn’t settled yet', why, error);
}

const underWay = ({ what, look }: Named, how: string, why: string, cause?: TaxqError) =>
  new TaxqError({
    kind: 'unreachable',
    code: 'under_way',
    message: `The ${what} ${how}.`,
    why,
    hint: `Look whether it has arrived: ${look}`,
    requestId: cause?.requestId,
    cause,
  });

const textChanged = ({ what, look }: Named) =>
  new TaxqError({
    kind: 'refused',
    code: 'text_changed',
    message: `The ${what} isn’t sent.`,
    why: 'An earlier attempt with another text may have arrived.',
    hint: `Look what is there, then send the text anew by itself: ${look}`,
  });
