import type { WholeFile } from '../../http/multipart.ts';
import { severalFiles } from '../../http/several-files.ts';
import { idempotencyKeyOf, type OutgoingDocument } from './outgoing.ts';
import { optionalFields } from './send-as-pro.ts';
import { readWhole } from './unchanged-file.ts';

/** What a document of a batch is made of. */
interface Keyed {
  /** What makes it the same upload, see transferKey. */
  key: string;
  document: OutgoingDocument;
}

/** What the request says of a document: the same as an upload by itself says, and its key. */
const factsOf = ({ key, document }: Keyed) => ({
  job_id: document.job.id,
  title: document.title,
  document_type_id: document.tag.id,
  ...optionalFields(document),
  idempotency_key: idempotencyKeyOf(key, null),
});

function fileOf<T extends Keyed>(of: T): WholeFile & { of: T } {
  const { file } = of.document;
  const { file_name: fileName, content_type: contentType, size } = file;
  const readInto = (room: Buffer) => readWhole(file, room);
  return { of, field: 'file', fileName, contentType, size, readInto };
}

/**
 * The body of a request that brings several small documents. One whose file changed or can’t be read
 * is left out.
 *
 * @param take gives memory
 * @returns the body and what is in it, in order
 */
export async function batchBody<T extends Keyed>(
  batch: readonly T[],
  take?: (bytes: number) => Buffer,
) {
  const { multipart, files } = await severalFiles(
    batch.map(fileOf),
    (sent) => ({
      name: 'batch',
      value: JSON.stringify({ documents: sent.map(({ of }) => factsOf(of)) }),
    }),
    take,
  );
  return { multipart, sent: files.map(({ of }) => of) };
}
