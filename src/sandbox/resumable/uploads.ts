import { randomUUID } from 'node:crypto';
import { tooLarge } from '../files/blob-store.ts';
import { assertOpen, assertProOnJob, findJob } from '../handlers/find.ts';
import type { Portal } from '../portal.ts';
import { notFound } from '../problem.ts';
import type { UploadRecord } from './table.ts';

/** How long an upload can go on, in milliseconds by the portal's clock. */
const UPLOAD_LIVES_MS = 24 * 3_600_000;

/** When the portal forgets an upload. */
export const expiryOf = ({ createTime }: Pick<UploadRecord, 'createTime'>): Date =>
  new Date(Date.parse(createTime) + UPLOAD_LIVES_MS);

/**
 * Notes an upload of so many bytes to a job; its file is made afterwards.
 * @returns its id
 * @throws PortalProblem 404, 409 or 403 when the job takes nothing from this pro, 413.
 */
export function beginUpload(portal: Portal, clientId: string, jobId: string, size: number): string {
  const { store, blobs, clock } = portal;
  const job = findJob(portal, jobId);
  assertOpen(job);
  assertProOnJob(portal, job);
  if (size > blobs.maxBytes) throw tooLarge(blobs.maxBytes);
  discardExpired(portal);
  const id = randomUUID();
  store.transaction(() =>
    store.uploads.insert({ id, clientId, jobId: job.id, createTime: clock.iso(), size }),
  );
  return id;
}

/**
 * The upload of that id, if it is this client's.
 * @throws PortalProblem 404 for one that is unknown, somebody else's or expired.
 */
export function findUpload(
  { store, clock }: Portal,
  clientId: string | undefined,
  id: string,
): UploadRecord {
  const upload = store.uploads.find(id);
  if (upload !== undefined && upload.clientId === clientId && expiryOf(upload) > clock.now()) {
    return upload;
  }
  throw notFound(`There is no upload ${id}. One is kept for a day.`);
}

/** Forgets an upload and what has arrived of it. */
export function discardUpload({ store, resumable }: Portal, id: string): void {
  store.transaction(() => store.uploads.remove(id));
  resumable.remove(id);
}

/** Forgets the uploads whose time is over. */
export function discardExpired(portal: Portal): void {
  const latest = new Date(portal.clock.now().getTime() - UPLOAD_LIVES_MS).toISOString();
  for (const id of portal.store.uploads.begunBy(latest)) discardUpload(portal, id);
}
