import { createHash } from 'node:crypto';
import type { Intent } from '../../store/index.ts';
import type { PreflightFile } from '../../transfer/preflight.ts';
import type { JobView } from '../job/job-view.ts';
import type { ChosenTag } from './tags.ts';

/** One file on its way to one job; it is to exist there once. */
export interface OutgoingDocument {
  job: JobView;
  tag: ChosenTag;
  file: PreflightFile;
  title: string;
  description: string | undefined;
  /** The document that this is a new version of (D4, Taxfyle jobs dashboard); null for none. */
  versionOf: string | null;
}

/**
 * What makes two uploads the same one: the portal, the job, the content and the tag. Made of nothing
 * else, so that whoever has lost all else can make it again.
 *
 * @param origin the portal's origin
 * @returns 64 lower-case hex digits
 */
export function transferKey(
  origin: string,
  { job, tag, file }: Pick<OutgoingDocument, 'job' | 'tag' | 'file'>,
): string {
  const identity = [origin, job.id, file.sha256, tag.id].join('\n');
  return createHash('sha256').update(identity).digest('hex');
}

/**
 * The idempotency key of an upload. A document that was deleted on the portal and is wanted again
 * gets another key, since the portal would answer the old one with the document that is gone.
 *
 * @param gone id of the document that this content was before it was deleted; null for none
 */
export function idempotencyKeyOf(key: string, gone: string | null): string {
  return gone === null ? key : createHash('sha256').update(`${key}\n${gone}`).digest('hex');
}

/** What is written down of an upload before its first byte is sent. */
export const intentOf = (origin: string, document: OutgoingDocument): Intent => ({
  key: transferKey(origin, document),
  origin,
  job_id: document.job.id,
  short_id: document.job.short_id,
  tag: document.tag.id,
  sha256: document.file.sha256,
  size: document.file.size,
  file: document.file.path,
  title: document.title,
});
