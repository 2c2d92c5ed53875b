import { referenceOf, shortReference } from '../../transfer/reference.ts';
import type { Session } from '../session.ts';
import type { DocumentView } from './document-view.ts';
import { listDocuments } from './list-documents.ts';
import type { OutgoingDocument } from './outgoing.ts';

/** Another machine's clock, and the portal's, may be so far off; milliseconds. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Tells the SHA-256 of a document's content, 64 lower-case hex digits, by fetching it. */
export type DigestOf = (documentId: string) => Promise<string>;

/** Whether a document of the job is this content under this tag, as far as the portal's list tells. */
export function isSameContent(
  document: DocumentView,
  sha256: string,
  tagId: string,
): boolean | 'perhaps' {
  if (document.document_type?.id !== tagId) return false;
  if (document.sha256 !== null) return document.sha256 === sha256;
  const reference = referenceOf(document.description);
  return reference === null ? 'perhaps' : reference === shortReference(sha256);
}

/** The document of a job that is this content under this tag, or null. */
export function sameContent(
  documents: readonly DocumentView[],
  sha256: string,
  tagId: string,
): DocumentView | null {
  return documents.find((document) => isSameContent(document, sha256, tagId) === true) ?? null;
}

/**
 * Looks on the portal for what an attempt to upload may have left: by digest where the portal tells
 * it, else by tag and the reference at the end of the description. One that carries no reference but
 * has the title and tag and was made since the attempt is fetched and compared.
 *
 * @param since when the first attempt began, in milliseconds by the portal's clock
 * @returns the document's id, or null when the portal doesn't have it
 */
export async function findSentDocument(
  session: Session,
  { job, tag, file, title }: OutgoingDocument,
  since: number,
  digestOf: DigestOf,
): Promise<string | null> {
  const documents = await listDocuments(session, job);
  const same = sameContent(documents, file.sha256, tag.id);
  if (same !== null) return same.id;
  for (const document of documents) {
    const perhaps =
      isSameContent(document, file.sha256, tag.id) === 'perhaps' &&
      document.title === title &&
      Date.parse(document.create_time) >= since - CLOCK_SLACK_MS;
    if (perhaps && (await digestOf(document.id)) === file.sha256) return document.id;
  }
  return null;
}
