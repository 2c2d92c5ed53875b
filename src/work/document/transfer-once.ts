import { setTimeout as sleepFor } from 'node:timers/promises';
import { TaxqError } from '../../errors.ts';
import { Unreachable } from '../../http/failure.ts';
import { SETTLE_WAITS_MS, type Sleep } from '../../portal/write-once.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { Transfer, Transfers } from '../../store/index.ts';
import { orNull } from '../or-null.ts';
import type { Session } from '../session.ts';
import { type DigestOf, findSentDocument } from './find-sent-document.ts';
import { type OutgoingDocument, transferKey } from './outgoing.ts';
import { sendDocument } from './send-document.ts';
import type { SendOptions } from './sending.ts';

/** What exactly-once needs besides the portal. */
export interface TransferTools {
  session: Session;
  transfers: Transfers;
  /** Id of the run that this process is. */
  run: string;
  digestOf: DigestOf;
  sleep?: Sleep | undefined;
}

/** Keeps account of an upload in the store; each is kept together with what it tells. */
export interface TransferAccount {
  sending(): void;
  done(transferred: Transferred): void;
}

/** How a document came to be on the portal. */
export interface Transferred {
  document_id: string;
  /** `found`: an earlier attempt, or another process, had brought it there. */
  how: 'sent' | 'found';
}

/** Between looks at what another process does; milliseconds. */
const POLL_MS = 250;

/** A refusal says that nothing was stored; after anything else something may have been. */
export const saysNothingStored = (error: unknown): boolean =>
  error instanceof TaxqError &&
  ['refused', 'usage', 'auth', 'not-found', 'unsupported'].includes(error.kind);

/**
 * Brings a document to the portal so that it exists there once, whatever dies on the way. The intent
 * must be in the store already. Nobody else sends the same meanwhile, and what an earlier attempt may
 * have left is looked for before anything is sent.
 *
 * @throws TaxqError as sendDocument does; what is known of the outcome is in the store by then
 */
export async function transferOnce(
  tools: TransferTools,
  document: OutgoingDocument,
  options: SendOptions & { account?: TransferAccount },
): Promise<Transferred> {
  const { session, transfers } = tools;
  const { account } = options;
  const key = transferKey(session.client.origin, document);
  const claimed = await claim(tools, key, document, options);
  if ('document_id' in claimed) {
    const there: Transferred = { document_id: claimed.document_id, how: 'found' };
    account?.done(there);
    return there;
  }
  const { before } = claimed;
  let wasTried = before.state === 'sending';
  try {
    const found = before.state === 'sending' ? await findLeft(tools, document, before) : null;
    const id =
      found ??
      (await sendDocument(session, document, {
        ...options,
        key,
        gone: before.gone,
        upload: before.upload_id,
        onUpload: (id) => transfers.resumeAt(key, id),
        onRepeat: () => {
          wasTried = true;
        },
        digestOf: tools.digestOf,
        sleep: tools.sleep,
      }));
    const done: Transferred = { document_id: id, how: found === null ? 'sent' : 'found' };
    transfers.done(key, id, () => account?.done(done));
    return done;
  } catch (thrown) {
    // What an attempt before this one did is still open, whatever this one met.
    transfers.release(key, wasTried || !saysNothingStored(thrown) ? 'unknown' : 'not_sent');
    throw wasTried ? asUnderWay(thrown, document) : thrown;
  }
}

/** A portal may refuse a key while it still works on what was sent under it before. */
function asUnderWay(error: unknown, { file, job }: OutgoingDocument): unknown {
  if (!(error instanceof TaxqError) || error.code !== 'portal_refused') return error;
  return new Unreachable({
    code: 'under_way',
    message: `${file.file_name} isn’t settled yet.`,
    why: `An earlier attempt may still be under way at the portal: ${error.why ?? error.message}`,
    hint: `Look what it has: ${taxqCommand('doc list', [job.short_id])}`,
    outcomeUnknown: true,
    requestId: error.requestId,
    cause: error,
  });
}

/** Waits until the upload is this run’s to send, or done by another. */
async function claim(
  { session, transfers, run, sleep = (ms) => sleepFor(ms) }: TransferTools,
  key: string,
  { tag }: OutgoingDocument,
  { signal, account }: SendOptions & { account?: TransferAccount },
): Promise<{ before: Transfer } | { document_id: string }> {
  for (;;) {
    signal.throwIfAborted();
    const claimed = transfers.claim(key, run, account?.sending);
    if (claimed.kind === 'mine') return claimed;
    if (claimed.kind === 'done') {
      const { document_id } = claimed;
      const params = { document_id };
      const held = await orNull(session.client.call('getDocument', { params }), 'not-found');
      // One that was deleted, or put under another tag, is not what is wanted.
      if (held?.document_type?.id === tag.id) return { document_id };
      transfers.forget(key);
      continue;
    }
    await sleep(POLL_MS);
  }
}

/** What an attempt of unknown outcome left on the portal: looked for again, for it may be under way. */
async function findLeft(
  { session, digestOf, sleep = (ms) => sleepFor(ms) }: TransferTools,
  document: OutgoingDocument,
  { attempt_time }: Transfer,
): Promise<string | null> {
  const look = () => {
    // The store has it by this machine's clock.
    const skew = session.client.portalNow() - Date.now();
    const since = attempt_time === null ? 0 : Date.parse(attempt_time) + skew;
    return findSentDocument(session, document, since, digestOf);
  };
  let found = await look();
  // Under its key the portal would take it once however often it is sent.
  if (await session.capabilities.has('documents')) return found;
  for (const wait of SETTLE_WAITS_MS) {
    if (found !== null) break;
    await sleep(wait);
    found = await look();
  }
  return found;
}
