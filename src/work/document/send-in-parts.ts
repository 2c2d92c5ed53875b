import { TaxqError } from '../../errors.ts';
import {
  openResumableUploads,
  type ResumableUploads,
} from '../../portal/resumable/resumable-uploads.ts';
import type { Session } from '../session.ts';
import type { OutgoingDocument } from './outgoing.ts';
import { openRest } from './rest-of-file.ts';
import { heldAs, optionalFields } from './send-as-pro.ts';
import type { Sending } from './sending.ts';

/** The portal keeps unfinished uploads for a while only. */
const isGone = (error: unknown): boolean =>
  error instanceof TaxqError && error.code === 'upload_gone';

/**
 * Uploads in parts: after a cut, or in another process, it goes on where the portal says it stopped.
 * The bytes become a document only when all have arrived and their digest is right.
 */
export async function sendInParts(
  session: Session,
  document: OutgoingDocument,
  sending: Sending,
): Promise<string> {
  const uploads = openResumableUploads(session.client, { sleep: sending.sleep });
  if (sending.upload !== null) {
    try {
      return await finish(uploads, sending.upload, document, sending);
    } catch (error) {
      if (!isGone(error)) throw error;
      sending.onUpload(null);
    }
  }
  const upload = await uploads.create(
    document.job.id,
    resumable(document, sending),
    sending.signal,
  );
  sending.onUpload(upload);
  return finish(uploads, upload, document, sending);
}

const resumable = ({ file }: OutgoingDocument, { onBytes }: Sending) => ({
  name: file.file_name,
  content_type: file.content_type,
  size: file.size,
  open: openRest(file, onBytes),
});

async function finish(
  uploads: ResumableUploads,
  upload: string,
  document: OutgoingDocument,
  sending: Sending,
): Promise<string> {
  const { signal, onAcknowledged } = sending;
  const { file, title, tag } = document;
  await uploads.send(upload, resumable(document, sending), {
    signal,
    ...(onAcknowledged ? { onAcknowledged } : {}),
  });
  const fields = {
    title,
    document_type_id: tag.id,
    sha256: file.sha256,
    ...optionalFields(document),
  };
  return heldAs(document, await uploads.complete(upload, fields, signal));
}
