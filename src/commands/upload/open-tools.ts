import { openContentSource } from '../../portal/download.ts';
import { openPdfReader } from '../../transfer/pdf/pdf-reader.ts';
import { digestByFetching } from '../../work/document/content-digest.ts';
import type { DigestOf } from '../../work/document/find-sent-document.ts';
import type { UploadOverride } from '../../work/document/upload-override.ts';
import type { UploadTools } from '../../work/upload/open-means.ts';
import type { Context } from '../context.ts';

/** Opens what planning and running need; all of it ends with the command. */
export async function openTools(
  context: Context,
  acceptScans: boolean,
  override?: UploadOverride,
): Promise<UploadTools> {
  const session = await context.session();
  const store = await context.store();
  const reader = openPdfReader({ worker: context.pdfWorker });
  context.onClose(reader.close);
  return {
    session,
    store,
    reader,
    tagWords: context.configuration().tag_words ?? {},
    acceptScans,
    override,
    signal: context.signal,
  };
}

/** Tells digests by fetching contents, for portals that list none; opened when first needed. */
export async function openDigests(context: Context): Promise<DigestOf> {
  const session = await context.session();
  const source = openContentSource(session.client, context.transportOptions);
  context.onClose(source.close);
  return digestByFetching(source);
}
