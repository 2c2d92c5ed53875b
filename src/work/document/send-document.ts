import { createHash } from 'node:crypto';
import { TaxqError } from '../../errors.ts';
import { multipart } from '../../http/multipart.ts';
import { type Sleep, writeOnce } from '../../portal/write-once.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { referenceOf, shortReference, withReference } from '../../transfer/reference.ts';
import type { JobView } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import { listDocuments } from './list-documents.ts';
import type { PlannedUpload } from './plan-upload.ts';
import type { ChosenTag } from './tags.ts';
import { readUnchanged } from './unchanged-file.ts';

export interface SendOptions {
  signal: AbortSignal;
  /** Bytes of the file handed over so far; begins again when it is sent again. */
  onBytes?: ((sent: number) => void) | undefined;
  sleep?: Sleep | undefined;
}

/**
 * Uploads one file, streamed, so that it exists once on the portal.
 *
 * @returns the document's id
 * @throws TaxqError with code `file_changed` when the file is no longer the one that was checked,
 * `digest_mismatch` when the portal got other bytes
 */
export async function sendDocument(
  session: Session,
  job: JobView,
  tag: ChosenTag,
  upload: PlannedUpload,
  options: SendOptions,
): Promise<string> {
  const asPro = await session.capabilities.has('documents');
  const { file_name: fileName, content_type: contentType, size } = upload.file;
  const bodyOf = (fields: Record<string, string>) =>
    multipart(
      { title: upload.title, document_type_id: tag.id, ...fields },
      {
        field: 'file',
        fileName,
        contentType,
        size,
        open: () => readUnchanged(upload.file, options.onBytes),
      },
    );
  return asPro
    ? sendAsPro(session, job, tag, upload, bodyOf, options)
    : sendPublicly(session, job, tag, upload, bodyOf, options);
}

type BodyOf = (fields: Record<string, string>) => ReturnType<typeof multipart>;

async function sendAsPro(
  session: Session,
  job: JobView,
  tag: ChosenTag,
  { file, description }: PlannedUpload,
  bodyOf: BodyOf,
  { signal }: SendOptions,
): Promise<string> {
  const identity = [session.client.origin, job.id, file.sha256, tag.id].join('\n');
  const document = await session.client.call(
    'uploadProDocument',
    { params: { job_id: job.id } },
    {
      idempotencyKey: createHash('sha256').update(identity).digest('hex'),
      multipart: bodyOf(description === undefined ? {} : { description }),
      signal,
    },
  );
  if (document.sha256 === file.sha256) return document.id;
  throw new TaxqError({
    kind: 'failed',
    code: 'digest_mismatch',
    message: `The portal holds other bytes than ${file.file_name} has.`,
    why: `It says ${document.sha256}; the file has ${file.sha256}.`,
    hint: `Don’t rely on document ${document.id}; have it removed in the portal and tell its support.`,
  });
}

async function sendPublicly(
  session: Session,
  job: JobView,
  tag: ChosenTag,
  { file, title, description }: PlannedUpload,
  bodyOf: BodyOf,
  { signal, sleep }: SendOptions,
): Promise<string> {
  const reference = shortReference(file.sha256);
  const body = bodyOf({ job_id: job.id, description: withReference(description, file.sha256) });
  const { id } = await writeOnce<{ id: string }>({
    send: () => session.client.call('createDocument', {}, { multipart: body, signal }),
    find: async () =>
      (await listDocuments(session, job)).find(
        (document) =>
          document.title === title &&
          document.document_type?.id === tag.id &&
          referenceOf(document.description) === reference,
      ) ?? null,
    doing: `upload ${file.file_name} to job ${job.short_id}`,
    look: taxqCommand('doc list', [job.short_id]),
    sleep,
  });
  return id;
}
