import type { Session } from '../session.ts';
import type { OutgoingDocument } from './outgoing.ts';
import { sendAsPro } from './send-as-pro.ts';
import { sendInParts } from './send-in-parts.ts';
import { sendPublicly } from './send-publicly.ts';
import type { Sending } from './sending.ts';

/** Files over so many bytes go in parts where the portal takes them: 8 MiB. */
export const IN_PARTS_OVER = 8 * 1024 * 1024;

/**
 * Uploads one file, streamed, by the surest way that the portal offers: in parts that can go on
 * after a cut, under an idempotency key, or with a look at what the portal has before it is sent
 * again.
 *
 * @returns the document's id
 * @throws TaxqError with code `file_changed` when the file is no longer the one that was checked,
 * `digest_mismatch` when the portal got other bytes
 */
export async function sendDocument(
  session: Session,
  document: OutgoingDocument,
  sending: Sending,
): Promise<string> {
  const { capabilities } = session;
  if (!(await capabilities.has('documents'))) return sendPublicly(session, document, sending);
  if (document.file.size > IN_PARTS_OVER && (await capabilities.has('resumable_uploads'))) {
    return sendInParts(session, document, sending);
  }
  return sendAsPro(session, document, sending);
}
