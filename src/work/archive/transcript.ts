import type { DocumentView } from '../document/document-view.ts';
import { listDocuments } from '../document/list-documents.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import { listMessages, type MessageView } from '../message/list-messages.ts';
import type { Session } from '../session.ts';

/** A job's conversation with what was uploaded, as it is kept and exported; times are instants. */
export interface Transcript {
  format: 'taxq-conversation';
  version: 1;
  job: {
    id: string;
    short_id: string;
    client: string;
    name: string | null;
    job_type: string | null;
    tax_year: number | null;
    portal: string;
  };
  /** Oldest first. */
  messages: {
    id: string;
    create_time: string;
    author: MessageView['author'];
    author_name: string;
    text: string;
  }[];
  /** Oldest first. */
  documents: {
    id: string;
    create_time: string;
    title: string;
    tag: string | null;
    file_name: string | null;
    /** Bytes. */
    size: number | null;
    sha256: string | null;
    uploaded_by: string | null;
  }[];
}

/** What a transcript is made from. */
export interface Conversation {
  messages: readonly MessageView[];
  documents: readonly DocumentView[];
}

/** Reads the whole conversation of a job and its documents, afresh from the portal. */
export async function readConversation(session: Session, job: JobView): Promise<Conversation> {
  const [{ messages }, documents] = await Promise.all([
    listMessages(session, job, Infinity),
    listDocuments(session, job),
  ]);
  return { messages, documents };
}

/**
 * Makes the transcript of a conversation: the same for the same conversation.
 *
 * @param portal its origin
 */
export function transcriptOf(
  portal: string,
  job: JobView,
  { messages, documents }: Conversation,
): Transcript {
  const { id, short_id, name, job_type, tax_year } = job;
  return {
    format: 'taxq-conversation',
    version: 1,
    job: { id, short_id, client: jobTitle(job), name, job_type, tax_year, portal },
    messages: messages.map(({ id, create_time, author, author_name, text }) => ({
      ...{ id, create_time, author, author_name, text },
    })),
    documents: documents.map((document) => ({
      id: document.id,
      create_time: document.create_time,
      title: document.title,
      tag: document.document_type?.name ?? document.document_type?.id ?? null,
      file_name: document.file_name,
      size: document.size,
      sha256: document.sha256,
      uploaded_by: document.uploaded_by?.display_name ?? null,
    })),
  };
}

/** A transcript as JSON text. */
export function transcriptJson(transcript: Transcript): string {
  return `${JSON.stringify(transcript, null, 2)}\n`;
}
