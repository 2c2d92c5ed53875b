import { type OutgoingDocument, transferKey } from '../document/outgoing.ts';
import type { Judged } from './candidate.ts';
import { isSent } from './verdict.ts';

/** A candidate that is to be sent. */
export interface Sendable {
  /** Its place among the candidates. */
  position: number;
  key: string;
  document: OutgoingDocument;
}

/** What was judged as something to send; nothing for one that isn’t sent. */
export function sendableOf(origin: string, judged: Judged, position: number): Sendable[] {
  const { job, tag, file, title, description, verdict } = judged;
  if (job === null || tag === null || file === null) return [];
  if (!isSent(verdict)) return [];
  const document: OutgoingDocument = {
    job,
    tag,
    file,
    title,
    description: description ?? undefined,
    versionOf: verdict.kind === 'new_version' ? verdict.document.id : null,
  };
  return [{ position, document, key: transferKey(origin, document) }];
}
