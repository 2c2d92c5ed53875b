import { TaxqError } from '../../errors.ts';
import type { ProDocument } from '../../portal/contract/documents.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import type { Session } from '../session.ts';
import { bodyOf } from './multipart-body.ts';
import { idempotencyKeyOf, type OutgoingDocument } from './outgoing.ts';
import type { Sending } from './sending.ts';

/** The fields that an upload has when they are given. */
export const optionalFields = ({ description, versionOf }: OutgoingDocument) => ({
  ...(description === undefined ? {} : { description }),
  ...(versionOf === null ? {} : { version_of: versionOf }),
});

/** Uploads under an idempotency key: however often it is sent, the portal takes it once. */
export async function sendAsPro(
  { client }: Session,
  document: OutgoingDocument,
  sending: Sending,
): Promise<string> {
  const { buffers } = sending;
  const multipart = await bodyOf(document, optionalFields(document), sending, buffers?.take);
  const answer = await client.call(
    'uploadProDocument',
    { params: { job_id: document.job.id } },
    {
      idempotencyKey: idempotencyKeyOf(sending.key, sending.gone),
      multipart,
      onRepeat: sending.onRepeat,
      signal: sending.signal,
    },
  );
  const id = heldAs(document, answer);
  // What the portal holds has left the buffer; after a failure some of it may still be on its way.
  if ('body' in multipart) buffers?.giveBack(multipart.body);
  return id;
}

/**
 * The id of a document that the portal says it holds.
 *
 * @throws TaxqError of kind `failed`, code `digest_mismatch`, when it holds other bytes than were sent,
 * `wrong_place` when it isn’t where it was sent
 */
export function heldAs(
  { file, job, tag }: OutgoingDocument,
  { id, sha256, job_id, document_type }: ProDocument,
): string {
  if (id === '' || job_id !== job.id || document_type?.id !== tag.id) {
    throw new TaxqError({
      kind: 'failed',
      code: 'wrong_place',
      message: `The portal says that it put ${file.file_name} elsewhere.`,
      why: `It was sent to job ${job.short_id} as “${tag.name}”; the answer names another job, tag or no document.`,
      hint: `Look at once: ${taxqCommand('doc list', [job.short_id])}, and tell the portal’s support.`,
    });
  }
  if (sha256 === file.sha256) return id;
  throw new TaxqError({
    kind: 'failed',
    code: 'digest_mismatch',
    message: `The portal holds other bytes than ${file.file_name} has.`,
    why: `It says ${sha256}; the file has ${file.sha256}.`,
    hint: `Don’t rely on document ${id}; have it removed in the portal and tell its support.`,
  });
}
