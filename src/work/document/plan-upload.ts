import { parse } from 'node:path';
import { TaxqError } from '../../errors.ts';
import { type PreflightFile, preflightFile } from '../../transfer/preflight.ts';
import { findJob } from '../job/find-job.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { DocumentView } from './document-view.ts';
import { sameContent } from './find-sent-document.ts';
import { listDocuments } from './list-documents.ts';
import type { OutgoingDocument } from './outgoing.ts';
import { olderVersion } from './slot.ts';
import { type ChosenTag, chooseTag, readTags } from './tags.ts';
import { checkUpload } from './upload-guard.ts';
import type { UploadOverride } from './upload-override.ts';

export interface PlannedUpload extends OutgoingDocument {
  /** The document on the job that has this content and this tag already. */
  already: DocumentView | null;
}

/** What an upload is going to do; nothing has been sent. */
export interface UploadPlan {
  job: JobView;
  tag: ChosenTag;
  uploads: PlannedUpload[];
  /** Rules that stand against it and are overridden. */
  overridden: string[];
  /** Why they are. */
  reason: string;
}

export interface UploadWish {
  job: string;
  files: readonly string[];
  tag: string;
  title?: string | undefined;
  description?: string | undefined;
  override?: UploadOverride | undefined;
}

/** Checks every file, so that one bad file stops all before the first byte is sent. */
async function preflightAll(
  paths: readonly string[],
  expectPdf: boolean,
): Promise<PreflightFile[]> {
  const files: PreflightFile[] = [];
  const problems: TaxqError[] = [];
  for (const path of paths) {
    try {
      files.push(await preflightFile(path, { expectPdf }));
    } catch (error) {
      if (!(error instanceof TaxqError)) throw error;
      problems.push(error);
    }
  }
  const [first] = problems;
  if (first === undefined) return files;
  if (problems.length === 1) throw first;
  throw new TaxqError({
    kind: first.kind,
    code: 'files_refused',
    message: `${problems.length} of ${paths.length} files can’t be uploaded; nothing was sent.`,
    why: problems.map(({ message }) => message).join(' '),
    hint: 'Mend or leave out these, then run the command again.',
  });
}

/**
 * Finds tag and job, checks every file, and asks the rules; nothing is sent.
 *
 * @throws TaxqError of kind `usage` for a file, tag or job that won't do, `refused` by a rule
 */
export async function planUpload(session: Session, wish: UploadWish): Promise<UploadPlan> {
  const tags = await readTags(session);
  const tag = chooseTag(tags, wish.tag);
  const files = await preflightAll(wish.files, tag.word !== null);
  const job = await findJob(session, wish.job);
  const documents = await listDocuments(session, job, tags.ids);
  const uploads = files.map((file) => {
    const title = wish.title ?? parse(file.file_name).name;
    return {
      job,
      tag,
      file,
      title,
      description: wish.description,
      versionOf: olderVersion(documents, job, tag, title)?.id ?? null,
      already: sameContent(documents, file.sha256, tag.id),
    };
  });
  const isSent = uploads.some(({ already }) => already === null);
  const waived = wish.override?.rules ?? [];
  const overridden = isSent
    ? await checkUpload(session, job, tag, documents, tags.ids, waived)
    : [];
  return { job, tag, uploads, overridden, reason: wish.override?.reason ?? '' };
}
