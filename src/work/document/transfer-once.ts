import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Sleep } from '../../portal/write-once.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { Transfer, Transfers } from '../../store/index.ts';
import { isRefusal } from '../once/outcome.ts';
import { asUnderWay } from '../once/problems.ts';
import { settle } from '../once/settle.ts';
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
  /** `already_there`: an earlier attempt, or another process, had brought it there. */
  how: 'sent' | 'already_there';
}

/** Between looks at what another process does; milliseconds. */
const POLL_MS = 250;

/**
 * Brings a document to the portal so that it exists there once, whatever dies on the way. The intent
 * must be in the store already. Nobody else sends the same meanwhile, and what an earlier attempt may
 * have left is looked for before anything is sent.
 *
 * It is `exactlyOnce` for what is known by its content: whoever finds another process at the same
 * document waits for it, and what is done is asked for again, since it may have been deleted.
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
    const there: Transferred = { document_id: claimed.document_id, how: 'already_there' };
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
    const how = found === null ? 'sent' : 'already_there';
    const done: Transferred = { document_id: id, how };
    transfers.done(key, id, () => account?.done(done));
    return done;
  } catch (thrown) {
    // What an attempt before this one did is still open, whatever this one met. An upload is tried
    // several times, so that nothing but a refusal tells that no try has arrived.
    transfers.release(key, wasTried || !isRefusal(thrown) ? 'unknown' : 'not_sent');
    throw wasTried ? asUnderWay(thrown, named(document)) : thrown;
  }
}

const named = ({ file, job }: OutgoingDocument) => ({
  what: `upload of ${file.file_name}`,
  look: taxqCommand('doc list', [job.short_id]),
});

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

/** What an attempt of unknown outcome left on the portal. */
async function findLeft(
  { session, digestOf, sleep }: TransferTools,
  document: OutgoingDocument,
  { attempt_time }: Transfer,
): Promise<string | null> {
  const look = () => {
    // The store has it by this machine's clock.
    const skew = session.client.portalNow() - Date.now();
    const since = attempt_time === null ? 0 : Date.parse(attempt_time) + skew;
    return findSentDocument(session, document, since, digestOf);
  };
  return settle(look, await session.capabilities.has('documents'), sleep);
}
