import { TaxqError } from '../../errors.ts';
import type { Session } from '../session.ts';
import { findSentDocument } from './find-sent-document.ts';
import type { OutgoingDocument } from './outgoing.ts';
import { sendAsPro } from './send-as-pro.ts';
import { sendInParts } from './send-in-parts.ts';
import { sendPublicly } from './send-publicly.ts';
import type { Sending } from './sending.ts';

/** Files over so many bytes go in parts where the portal takes them: 8 MiB. */
export const IN_PARTS_OVER = 8 * 1024 * 1024;

/** Errors of a portal that took what was sent and answered what can't be read. */
const UNREADABLE: readonly string[] = [
  'not_the_portal',
  'malformed_answer',
  'empty_answer',
  'not_json',
  'off_contract',
];

/** Looks for the document where the answer of its upload can't be read; it is never sent again. */
async function orFound(
  session: Session,
  document: OutgoingDocument,
  { digestOf }: Sending,
  upload: () => Promise<string>,
): Promise<string> {
  const since = session.client.portalNow();
  try {
    return await upload();
  } catch (error) {
    if (!(error instanceof TaxqError) || !UNREADABLE.includes(error.code)) throw error;
    const found = await findSentDocument(session, document, since, digestOf).catch(
      (trouble: unknown) => {
        if (trouble instanceof TaxqError && trouble.kind !== 'interrupted') throw error;
        throw trouble;
      },
    );
    if (found === null) throw error;
    return found;
  }
}

/**
 * Uploads one file, streamed, by the surest way that the portal offers: in parts that can go on
 * after a cut, under an idempotency key, or with a look at what the portal has before it is sent
 * again. An answer that can't be read is made up for by looking what the portal has.
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
    return orFound(session, document, sending, () => sendInParts(session, document, sending));
  }
  return orFound(session, document, sending, () => sendAsPro(session, document, sending));
}
