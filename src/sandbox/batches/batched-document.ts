import type { ArrivedDocument } from '../files/arrived-document.ts';
import type { Portal } from '../portal.ts';
import { PortalProblem } from '../problem.ts';
import { documentPayload } from '../server/document-payload.ts';
import type { Attempt } from '../server/repeats.ts';
import type { KeptAnswer } from '../store/idempotency.ts';

/** What a batch says of one document. */
export interface BatchedFields {
  job_id: string;
  title: string;
  description?: string;
  document_type_id?: string;
  version_of?: string;
  idempotency_key: string;
}

/** A document of a batch on its way in. */
export interface BatchedDocument {
  jobId: string;
  /** What an upload by itself would have as its parts. */
  fields: Omit<BatchedFields, 'job_id' | 'idempotency_key'>;
  /** Holds its key; absent when another request does. */
  attempt?: Attempt;
  file?: ArrivedDocument['file'];
  /** Whether its file has left the temporary place. */
  isKept: boolean;
  /** Why it isn’t taken. */
  refusal?: PortalProblem;
  /** The answer that its key was given before. */
  answered?: KeptAnswer;
}

/** What makes two uploads of a document the same one. */
export const payloadOf = ({ jobId, fields, file }: BatchedDocument): unknown =>
  documentPayload({ job_id: jobId }, fields, file?.sha256);

/** Does one step for a document: that it is refused ends its own way only. */
export function unlessRefused(document: BatchedDocument, step: () => void): void {
  try {
    step();
  } catch (error) {
    refuse(document, error);
  }
}

/**
 * Keeps why a document isn’t taken; the first reason stands.
 * @throws what is no refusal but a failure of the portal
 */
export function refuse(document: BatchedDocument, error: unknown): PortalProblem {
  if (!(error instanceof PortalProblem)) throw error;
  document.refusal ??= error;
  return document.refusal;
}

/** Lets go of its key, and of a file that became no document. */
export async function release(portal: Portal, document: BatchedDocument): Promise<void> {
  document.attempt?.end();
  const { file, isKept } = document;
  if (file !== undefined && !isKept) await portal.blobs.discard(file);
}
