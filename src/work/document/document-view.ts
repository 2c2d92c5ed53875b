import type { Document, DocumentType, ProDocument } from '../../portal/contract/documents.ts';
import { type TagIds, type TagWord, tagWordOf } from '../../rules/tags.ts';

/** A document as taxq shows it; what the public surface doesn't tell is null. */
export interface DocumentView {
  id: string;
  title: string;
  description: string | null;
  document_type: DocumentType | null;
  /** The word for its tag, when it is a draft return, a final return or an e-file confirmation. */
  word: TagWord | null;
  file_name: string | null;
  content_type: string | null;
  /** Bytes. */
  size: number | null;
  /** 64 lower-case hex digits. */
  sha256: string | null;
  uploaded_by: ProDocument['uploaded_by'] | null;
  /** From 1; null where the portal doesn’t count versions. */
  version: number | null;
  /** The first document of the chain that this is a new version of. */
  version_of: string | null;
  create_time: string;
  update_time: string | null;
}

/** Makes the view of a document from either surface's answer. */
export function viewDocument(document: Document | ProDocument, tagIds: TagIds): DocumentView {
  const pro = 'sha256' in document ? document : null;
  return {
    id: document.id,
    title: document.title,
    description: document.description ?? null,
    document_type: document.document_type ?? null,
    word: tagWordOf(document.document_type?.id ?? null, tagIds),
    file_name: pro?.file_name ?? null,
    content_type: pro?.content_type ?? null,
    size: pro?.size ?? null,
    sha256: pro?.sha256 ?? null,
    uploaded_by: pro?.uploaded_by ?? null,
    version: pro?.version ?? null,
    version_of: pro?.version_of ?? null,
    create_time: document.create_time,
    update_time: document.update_time ?? null,
  };
}
