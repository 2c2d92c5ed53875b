import { createHash } from 'node:crypto';
import type { ContentSource } from '../../portal/download.ts';
import { all } from '../../portal/paging.ts';
import { archivePlace } from '../archive/find-archive.ts';
import { ARCHIVE_FILES, holdsAll, readManifest } from '../archive/manifest.ts';
import { listDocuments } from '../document/list-documents.ts';
import { getJob } from '../job/find-job.ts';
import { listJobs } from '../job/list-jobs.ts';
import { listMilestones } from '../job/milestones.ts';
import { readMessages } from '../message/list-messages.ts';
import { listScopeChanges } from '../scope/list-scope-changes.ts';
import type { Session } from '../session.ts';
import type { Day } from './day.ts';

/** One thing read back from the portal and compared. */
export interface Proof {
  id: string;
  title: string;
  expected: string;
  found: string;
  ok: boolean;
}

const prove = (id: string, title: string, expected: string, found: string): Proof => ({
  id,
  title,
  expected,
  found,
  ok: expected === found,
});

async function proveChat(session: Session, day: Day): Promise<Proof> {
  const job = await getJob(session, day.mainId);
  const texts = (await all(readMessages(session, job)))
    .filter(({ sender_user_id }) => sender_user_id === day.pro.user_id)
    .map(({ text }) => text);
  const digest = (list: readonly string[]) =>
    `${list.length} messages ${createHash('sha256')
      .update(JSON.stringify([...list].sort()))
      .digest('hex')
      .slice(0, 12)}`;
  return prove(
    'messages',
    'Each message is there once, word for word',
    digest(day.sent),
    digest(texts),
  );
}

async function digestOf(source: ContentSource, documentId: string): Promise<string> {
  const hash = createHash('sha256');
  const { stream } = await source.open(documentId);
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

async function proveDocuments(session: Session, source: ContentSource, day: Day): Promise<Proof[]> {
  const documents = await listDocuments(session, await getJob(session, day.mainId));
  const mine = documents.filter(({ uploaded_by }) => uploaded_by?.user_id === day.pro.user_id);
  const line = (tag: string, sha256: string) => `${tag} ${sha256.slice(0, 12)}`;
  const expected = day.uploaded.map(({ tag, sha256 }) => line(tag, sha256)).sort();
  const found = mine
    .map(({ document_type, sha256 }) => line(document_type?.id ?? '', sha256 ?? ''))
    .sort();
  const contents: string[] = [];
  for (const { documentId } of day.uploaded) {
    contents.push((await digestOf(source, documentId)).slice(0, 12));
  }
  const digests = day.uploaded.map(({ sha256 }) => sha256.slice(0, 12));
  return [
    prove(
      'documents',
      'Each document is there once, with its tag',
      expected.join(', '),
      found.join(', '),
    ),
    prove(
      'contents',
      'Downloaded again, every byte is the same',
      digests.join(', '),
      contents.join(', '),
    ),
  ];
}

async function proveJobs(session: Session, day: Day): Promise<Proof[]> {
  const main = await getJob(session, day.mainId);
  const other = await getJob(session, day.scopeId);
  const open = (await listMilestones(session, main)).filter(({ completed }) => !completed);
  const changes = await listScopeChanges(session, other);
  const change = changes.find(({ id }) => id === day.scopeChangeId);
  const ids = (await all(listJobs(session))).map(({ id }) => id);
  return [
    prove(
      'approval',
      'The draft is approved',
      'DRAFT_APPROVED',
      main.current_progress_step?.step ?? '',
    ),
    prove('milestones', 'No milestone is open', '', open.map(({ name }) => name).join(', ')),
    prove(
      'closed',
      'The job is closed, the client rated',
      'CLOSED 5',
      `${main.status} ${main.client_rating}`,
    ),
    prove('scope', 'The scope change waits for the client', 'PENDING', change?.status ?? ''),
    prove(
      'on-hold',
      'Its job is On-Hold',
      'ON_HOLD scope_change',
      `${other.status} ${other.hold_reason}`,
    ),
    prove('jobs', 'No job came or went', day.jobIds.join(', '), ids.join(', ')),
  ];
}

async function proveArchive(session: Session, day: Day): Promise<Proof> {
  const { folder } = archivePlace(day.archive.root, await getJob(session, day.mainId));
  const files = (await readManifest(folder))?.files ?? [];
  const names = files.map(({ name }) => name).join(', ');
  const { zip, markdown, json } = ARCHIVE_FILES;
  const isWhole = await holdsAll(folder, files);
  return prove(
    'archive',
    'The copy on this machine is whole',
    [zip, markdown, json].join(', '),
    isWhole ? names : `${names}, but changed`,
  );
}

/**
 * Reads everything back from the portal and compares it with what the day did.
 *
 * @param session another than the day's own, so that nothing is remembered
 * @param source the way to the documents' contents
 */
export async function proveDay(
  session: Session,
  source: ContentSource,
  day: Day,
): Promise<Proof[]> {
  return [
    await proveChat(session, day),
    ...(await proveDocuments(session, source, day)),
    ...(await proveJobs(session, day)),
    await proveArchive(session, day),
  ];
}
