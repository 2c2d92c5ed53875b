import { TaxqError } from '../../errors.ts';
import type { WholeMultipart } from '../../http/multipart.ts';
import type { CallResult } from '../../portal/call.ts';
import { isRefusal } from '../once/outcome.ts';
import { batchBody } from './batch-body.ts';
import type { OutgoingDocument } from './outgoing.ts';
import { heldAs } from './send-as-pro.ts';
import type { SendOptions } from './sending.ts';
import type { TransferAccount, Transferred, TransferTools } from './transfer-once.ts';

/** What a portal’s capabilities call it. */
export const BATCHES = 'document_batches';

/** One of several documents that go in one request. */
export interface Batched {
  /** What makes it the same upload, see transferKey. */
  key: string;
  document: OutgoingDocument;
  account: TransferAccount;
  /** Told how many bytes have been handed over. */
  onBytes(sent: number): void;
}

type Answer = CallResult<'uploadDocumentBatch'>['data'][number];

/** What is known of a document that isn’t surely there. */
type Outcome = 'not_sent' | 'unknown';

/** Refusals that a later attempt may not meet, for another request may still be at it. */
const FOR_NOW = [408, 425, 429];

const isRefused = ({ status, document }: Answer): boolean =>
  document === undefined && status >= 400 && status < 500 && !FOR_NOW.includes(status);

/** The id of a document that is surely there as it was sent; null for any other answer. */
function idIn({ document: held }: Answer, { document }: Batched): string | null {
  if (held === undefined) return null;
  try {
    return heldAs(document, held);
  } catch (error) {
    // Its own turn asks the portal again, and tells what is wrong.
    if (error instanceof TaxqError) return null;
    throw error;
  }
}

const wrongCount = (sent: number, answered: number) =>
  new TaxqError({
    kind: 'failed',
    code: 'off_contract',
    message: 'The portal’s answer to uploadDocumentBatch isn’t what its API documents.',
    why: `It got ${sent} documents and answered for ${answered}.`,
    hint: 'Tell the portal’s support.',
  });

/** Sends a batch, and says in `open` what is known when that fails. */
async function ask(
  { session }: TransferTools,
  sent: readonly Batched[],
  multipart: WholeMultipart,
  { signal, buffers }: SendOptions,
  open: Map<string, Outcome>,
): Promise<readonly Answer[]> {
  for (const { key } of sent) open.set(key, 'unknown');
  try {
    // Many keep a portal longer, and its failure would cost them all again: their own turns follow.
    const how = { multipart, once: true, signal };
    const { data } = await session.client.call('uploadDocumentBatch', {}, how);
    // What was answered for has left the buffer; after a failure some may still be on its way.
    buffers?.giveBack(multipart.body);
    if (data.length !== sent.length) throw wrongCount(sent.length, data.length);
    return data;
  } catch (error) {
    if (isRefusal(error)) for (const { key } of sent) open.set(key, 'not_sent');
    throw error;
  }
}

/**
 * Sends small documents in one request, each under the key that it has by itself. Only those go that
 * nobody has ever tried. What isn’t surely there afterwards is given back, for a turn of its own by
 * transferOnce, which tells what is wrong. All intents must be in the store already.
 *
 * @returns what is there now, by key
 * @throws TaxqError when the request as a whole failed; what is known of it is in the store by then
 */
export async function sendBatch(
  tools: TransferTools,
  batch: readonly Batched[],
  options: SendOptions,
): Promise<ReadonlyMap<string, Transferred>> {
  const { transfers, run } = tools;
  options.signal.throwIfAborted();
  const byKey = new Map(batch.map((one) => [one.key, one]));
  const claimed = transfers.claimFresh([...byKey.keys()], run, (key) =>
    byKey.get(key)?.account.sending(),
  );
  const open = new Map<string, Outcome>(claimed.map((key) => [key, 'not_sent']));
  const there = new Map<string, Transferred>();
  try {
    const mine = claimed.flatMap((key) => byKey.get(key) ?? []);
    const { sent, multipart } = await batchBody(mine, options.buffers?.take);
    if (sent.length === 0) return there;
    for (const { document, onBytes } of sent) onBytes(document.file.size);
    const answers = await ask(tools, sent, multipart, options, open);
    for (const [place, one] of sent.entries()) {
      const answer = answers[place];
      const id = answer === undefined ? null : idIn(answer, one);
      if (id !== null) there.set(one.key, { document_id: id, how: 'sent' });
      else if (answer !== undefined && isRefused(answer)) open.set(one.key, 'not_sent');
    }
    transfers.doneAll(there, (key, done) => byKey.get(key)?.account.done(done));
    for (const key of there.keys()) open.delete(key);
    return there;
  } finally {
    for (const [key, outcome] of open) transfers.release(key, outcome);
  }
}
