import { join } from 'node:path';
import type { CloseArchive } from '../../rules/close-gate/facts.ts';
import { type JobPlace, jobPlaces } from '../download/download-places.ts';
import type { JobView } from '../job/job-view.ts';
import { ARCHIVE_FILES, digestOf, holdsAll, readManifest } from './manifest.ts';
import { type Transcript, transcriptJson } from './transcript.ts';

/**
 * Where the archive of a job lies: a folder named after its client and its short id.
 *
 * @param root absolute
 */
export function archivePlace(root: string, job: JobView): JobPlace {
  const [place] = jobPlaces([job], root, true);
  if (place === undefined) throw new Error(`no place for ${job.short_id}`);
  const { folder } = place;
  return {
    folder,
    archive: join(folder, ARCHIVE_FILES.zip),
    staging: join(folder, '.documents.part'),
  };
}

/**
 * The archive of a job, when it holds everything as it is on the portal now: each file is compared
 * to the last byte, and the conversation with what it would be today. Null when there is none, or
 * something has changed (X14).
 */
export async function findArchive(
  root: string,
  job: JobView,
  transcript: Transcript,
): Promise<CloseArchive | null> {
  const { folder } = archivePlace(root, job);
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const { files, archived_time } = manifest;
  const kept = files.find(({ name }) => name === ARCHIVE_FILES.json);
  const hasZip = files.some(({ name }) => name === ARCHIVE_FILES.zip);
  const isCurrent =
    kept?.sha256 === digestOf(transcriptJson(transcript)) &&
    hasZip === transcript.documents.length > 0 &&
    files.some(({ name }) => name === ARCHIVE_FILES.markdown) &&
    (await holdsAll(folder, files));
  return isCurrent ? { path: folder, time: archived_time } : null;
}
