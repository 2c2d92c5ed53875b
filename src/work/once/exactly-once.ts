import { claimAll, knownIds } from './claim.ts';
import { isLeftBy, type Written } from './left-by-attempt.ts';
import type { OnceOnly, OnceResult, OnceTools } from './once-only.ts';
import { saysNothingStored } from './outcome.ts';
import { asUnderWay } from './problems.ts';
import { settle } from './settle.ts';

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
  let wasTried = isOpen;
  const onRepeat = () => {
    wasTried = true;
  };
  try {
    const found = isOpen ? await settle(left, once.takesKeys, tools.sleep) : null;
    const written = found ?? (await once.send({ idempotencyKey, left, onRepeat }));
    once.onThere?.(written);
    for (const key of keys) store.outbox.done(key, written.id);
    const { id, create_time } = written;
    return { id, create_time, written, how: found === null ? 'sent' : 'already_sent' };
  } catch (thrown) {
    // What a try before this one did is still open, whatever this one met.
    const outcome = !wasTried && saysNothingStored(thrown) ? 'not_sent' : 'unknown';
    for (const key of keys) store.outbox.release(key, outcome);
    throw wasTried ? asUnderWay(thrown, once) : thrown;
  }
}
