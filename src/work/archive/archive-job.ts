import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { TaxqError } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import type { ContentSource } from '../../portal/download.ts';
import type { CloseArchive } from '../../rules/close-gate/facts.ts';
import { writeError } from '../download/local-file.ts';
import { zipDocuments } from '../download/zip-documents.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { archivePlace, findArchive } from './find-archive.ts';
import {
  ARCHIVE_FILES,
  type ArchivedFile,
  type ArchiveManifest,
  describeArchived,
} from './manifest.ts';
import { type Conversation, readConversation, transcriptJson, transcriptOf } from './transcript.ts';
import { transcriptMarkdown } from './transcript-markdown.ts';

/** What archiving needs besides the portal. */
export interface ArchiveTools {
  /** The folder of all archives; absolute. */
  root: string;
  source: ContentSource;
  signal: AbortSignal;
}

/** An archive, and whether it was made just now. */
export interface Archived extends CloseArchive {
  made: boolean;
}

/** Documents at a time. */
const CONCURRENCY = 4;
const PRIVATE_FOLDER = 0o700;
const PRIVATE = 0o600;

/**
 * Keeps a job on this machine (X14): its documents as `documents.zip`, the conversation as
 * `conversation.md` and `.json`, and a `manifest.json` with the digest of each, which is written
 * last. What is there and unchanged is left; what the portal has changed since is fetched anew.
 *
 * @throws TaxqError when a document can't be fetched or a file can't be written; what has come is
 * used by the next try
 */
export async function archiveJob(
  session: Session,
  job: JobView,
  tools: ArchiveTools,
): Promise<Archived> {
  const conversation = await readConversation(session, job);
  const transcript = transcriptOf(session.client.origin, job, conversation);
  const there = await findArchive(tools.root, job, transcript);
  if (there !== null) return { ...there, made: false };
  const place = archivePlace(tools.root, job);
  const { folder } = place;
  try {
    makeFolder(folder);
    await chmod(folder, PRIVATE_FOLDER);
    // Until all of it is there again, nothing may pass for whole.
    await rm(join(folder, ARCHIVE_FILES.manifest), { force: true });
    const documents = await zipAll(job, conversation, place, tools);
    const texts = [
      [ARCHIVE_FILES.markdown, transcriptMarkdown(transcript)],
      [ARCHIVE_FILES.json, transcriptJson(transcript)],
    ] as const;
    for (const [name, text] of texts) await write(join(folder, name), text);
    const names = [
      ...(documents.length > 0 ? [ARCHIVE_FILES.zip] : []),
      ...texts.map(([name]) => name),
    ];
    const files: ArchivedFile[] = [];
    for (const name of names) files.push(await describeArchived(folder, name));
    const time = new Date(session.client.portalNow()).toISOString();
    const { id, short_id, client } = transcript.job;
    const manifest: ArchiveManifest = {
      format: 'taxq-archive',
      version: 1,
      portal: session.client.origin,
      job: { id, short_id, client },
      archived_time: time,
      files,
      documents,
    };
    await write(join(folder, ARCHIVE_FILES.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
    return { path: folder, time, made: true };
  } catch (error) {
    throw notArchived(writeError(error, folder), job);
  }
}

async function zipAll(
  job: JobView,
  { documents }: Conversation,
  place: ReturnType<typeof archivePlace>,
  { source, signal }: ArchiveTools,
): Promise<ArchiveManifest['documents']> {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const tools = { source, signal, queue, replace: true };
  const chosen = { all: documents, wanted: documents };
  const results = await zipDocuments(job.short_id, place, chosen, tools);
  if (results.length === 0) await rm(place.archive, { force: true });
  return results.map(({ document_id, title, size, sha256, error }) => {
    if (error !== null) throw error;
    return { id: document_id ?? '', title: title ?? '', size: size ?? 0, sha256: sha256 ?? '' };
  });
}

async function write(path: string, text: string): Promise<void> {
  const { writeFile } = await import('atomically');
  await writeFile(path, text, { mode: PRIVATE });
}

function notArchived(error: unknown, { short_id }: JobView): unknown {
  if (!(error instanceof TaxqError) || error.kind === 'interrupted') return error;
  const { kind, code, message, requestId, retryable } = error;
  return new TaxqError({
    kind,
    code,
    message: `${short_id} can’t be saved on this machine, so it isn’t closed.`,
    why: `${message} ${error.why ?? ''}`.trim(),
    hint: 'Mend that, or choose another folder (--archive DIR), then run it again.',
    requestId,
    retryable,
    cause: error,
  });
}
