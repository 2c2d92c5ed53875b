import type { Caller } from '../auth/credentials.ts';
import type { ArrivedDocument } from '../files/arrived-document.ts';
import { contentTypeOf } from '../files/content-type.ts';
import { fileNameOf } from '../files/file-name.ts';
import { admitDocument } from '../handlers/add-document.ts';
import { assertProOnJob } from '../handlers/find.ts';
import type { Portal } from '../portal.ts';
import { conflict, notFound, unprocessable } from '../problem.ts';
import { discardUpload, findUpload } from './uploads.ts';

interface CompletionFields {
  document_type_id?: string;
  version_of?: string;
  sha256: string;
}

/**
 * Takes the bytes of an upload that is to become a document. They get a second name; the upload
 * keeps its own, so that it can be completed again if this comes to nothing.
 * @throws PortalProblem 403, 404 or 409 when it can't become one, 422 when its digest is another
 *   than the sender's: then the upload is discarded.
 */
export async function takeUpload(
  portal: Portal,
  caller: Caller | null,
  id: string,
  body: unknown,
): Promise<ArrivedDocument> {
  const { resumable, blobs } = portal;
  const fields = body as CompletionFields;
  const { jobId, size, metadata } = findUpload(portal, caller?.clientId, id);
  assertProOnJob(portal, admitDocument(portal, jobId, fields));
  const held = await resumable.size(id);
  if (held === undefined) throw notFound(`There is no upload ${id} any more.`);
  if (held < size) {
    throw conflict(`Of the upload’s ${size} bytes, ${size - held} are missing.`);
  }
  const sha256 = await resumable.digest(id);
  if (sha256 !== fields.sha256) {
    discardUpload(portal, id);
    throw unprocessable('The bytes that arrived have another digest; the upload is discarded.', [
      { path: '/body/sha256', message: `the bytes have ${sha256}` },
    ]);
  }
  const temporary = blobs.temporaryPath();
  await resumable.share(id, temporary);
  const fileName = fileNameOf(metadata?.['filename']);
  const contentType = contentTypeOf(metadata?.['filetype']);
  return { fields, file: { temporary, sha256, size, fileName, contentType } };
}
