import { setTimeout as sleepFor } from 'node:timers/promises';
import { TaxqError } from '../errors.ts';
import { Unreachable } from '../http/failure.ts';
import { SETTLE_WAITS_MS, type Sleep } from '../portal/write-once.ts';
import type { OutboxClaim, OutboxEntry, OutboxIntent, Store } from '../store/index.ts';
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

/** A message or note as a portal answers for it. */
interface Written {
  id: string;
  create_time: string;
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
  /** Looks for what an attempt since a time of the portal (ms since the epoch) has left; or null. */
  find(since: number): Promise<T | null>;
  send(idempotencyKey: string): Promise<T>;
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
const saysNothingStored = (error: unknown): boolean =>
  error instanceof Unreachable
    ? !error.outcomeUnknown
    : error instanceof TaxqError &&
      ['refused', 'usage', 'auth', 'not-found', 'unsupported'].includes(error.kind);

/**
 * Brings a message or a note to the portal once, whatever dies on the way: it is in the outbox
 * before its first byte, nobody else sends it meanwhile, and after an attempt of unknown outcome the
 * portal is asked what it has before anything is sent again.
 *
 * @throws TaxqError `under_way` (unreachable) while another process sends it or the portal still
 * works on an earlier attempt, `text_changed` (refused) when an earlier attempt under its key had
 * another text; else as `send` and `find` do. What is known of the outcome is in the store by then
 */
export async function exactlyOnce<T extends Written>(
  tools: OnceTools,
  once: OnceOnly<T>,
): Promise<OnceResult<T>> {
  const { store } = tools;
  const claim = claimAll(tools, once);
  if (claim.kind === 'done') {
    const { sent_id: id, updated_time: create_time } = claim.entry;
    return { id, create_time, written: null, how: 'already_sent' };
  }
  const { keys, open, idempotencyKey } = claim;
  const isOpen = open.length > 0;
  try {
    const found = isOpen ? await findLeft(tools, once, open) : null;
    const written = found ?? (await once.send(idempotencyKey));
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
      /** Earlier attempts whose outcome isn’t known. */
      open: readonly OutboxEntry[];
      idempotencyKey: string;
    }
  | Extract<OutboxClaim, { kind: 'done' }>;

/** Takes the caller’s key, if there is one, and then that of the text; both or neither. */
function claimAll<T extends Written>(
  { session, store: { outbox }, began = new Date() }: OnceTools,
  once: OnceOnly<T>,
): Claim {
  const { intent, key } = once;
  const attempt_time = new Date(session.client.portalNow()).toISOString();
  const own = key === undefined ? null : outbox.claim({ ...intent, key }, { attempt_time });
  if (own?.kind === 'done') return own;
  if (own?.kind === 'busy') throw underWay(once, ...BUSY);
  const before = own === null ? [] : [own.before];
  const open = before.filter(({ state }) => state === 'sending');
  const giveBack = () => {
    if (key !== undefined) outbox.release(key, open.length > 0 ? 'unknown' : 'not_sent');
  };
  if (open.some(({ sha256 }) => sha256 !== intent.sha256)) {
    giveBack();
    throw textChanged(once);
  }
  const shared = outbox.claim(intent, { attempt_time, anewSince: began.toISOString() });
  if (shared.kind === 'busy') {
    giveBack();
    throw underWay(once, ...BUSY);
  }
  if (shared.kind === 'done') {
    if (key !== undefined) outbox.done(key, shared.entry.sent_id);
    return shared;
  }
  return {
    kind: 'mine',
    keys: key === undefined ? [intent.key] : [key, intent.key],
    open: shared.before.state === 'sending' ? [...open, shared.before] : open,
    // Of the text, whoever sends it: a portal that takes keys then takes two attempts as one.
    idempotencyKey: shared.idempotency_key,
  };
}

const BUSY = ['is being sent already', 'Another taxq is at it right now.'] as const;

/** What an attempt of unknown outcome left on the portal: looked for again, for it may be under way. */
async function findLeft<T extends Written>(
  { sleep = (ms) => sleepFor(ms) }: OnceTools,
  once: OnceOnly<T>,
  open: readonly OutboxEntry[],
): Promise<T | null> {
  const since = Math.min(
    ...open.map(({ attempt_time }) => (attempt_time === null ? 0 : Date.parse(attempt_time))),
  );
  let found = await once.find(since);
  // Under its key the portal would take it once however often it is sent.
  if (once.takesKeys) return found;
  for (const wait of SETTLE_WAITS_MS) {
    if (found !== null) break;
    await sleep(wait);
    found = await once.find(since);
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
