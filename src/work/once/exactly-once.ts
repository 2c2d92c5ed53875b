import { setTimeout as sleepFor } from 'node:timers/promises';
import { TaxqError } from '../../errors.ts';
import { Unreachable } from '../../http/failure.ts';
import { SETTLE_WAITS_MS } from '../../portal/write-once.ts';
import { claimAll, knownIds } from './claim.ts';
import { isLeftBy, type Written } from './left-by-attempt.ts';
import type { OnceOnly, OnceResult, OnceTools } from './once-only.ts';
import { asUnderWay } from './problems.ts';

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
