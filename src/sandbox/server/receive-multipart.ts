import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { systemCode } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import type { ArrivedDocument } from '../files/arrived-document.ts';
import { contentTypeOf } from '../files/content-type.ts';
import { fileNameOf } from '../files/file-name.ts';
import { admitDocument } from '../handlers/add-document.ts';
import type { Portal } from '../portal.ts';
import { badRequest, type FieldFault, PortalProblem } from '../problem.ts';

/** A file as the parser hands it over. */
export type FilePart = MultipartFile;

/** How much of what a body may have, where it isn’t what an upload may. */
type Limits = NonNullable<NonNullable<Parameters<FastifyRequest['parts']>[0]>['limits']>;

export interface UploadPlace {
  /** The job when the path names it; otherwise the part `job_id` does. */
  jobId: string | undefined;
  /** A repeat gets its old answer, so the job's state no longer matters. */
  isRepeat: boolean;
}

const missingFile = () =>
  badRequest('The upload has no file.', [{ path: '/body/file', message: 'required' }]);

/** Reads what is left of a part to nowhere, so that the refusal can be answered in peace. */
export const drain = (part: FilePart) => {
  part.file.resume();
};

/** @throws PortalProblem 400 for a name too long, 413 and 507 as BlobStore.receive */
export async function receive(part: FilePart, portal: Portal): Promise<ArrivedDocument['file']> {
  const fileName = fileNameOf(part.filename);
  const received = await portal.blobs.receive(part.file);
  return { ...received, fileName, contentType: contentTypeOf(part.mimetype) };
}

/** 400: the parser can’t make anything of the body. */
export const malformed = () => badRequest('The body is not valid multipart/form-data.');

/** The parser's own errors about the body of a file have neither a class nor a code. */
export const isMalformed = (error: unknown): boolean =>
  error instanceof Error && systemCode(error) === '' && /\bmultipart\b/i.test(error.message);

/** The parts of the body. All that the parser has against it is the client's mistake. */
export async function* partsOf(
  request: FastifyRequest,
  limits: Limits = {},
): AsyncGenerator<Multipart> {
  try {
    yield* request.parts({ limits });
  } catch (error) {
    if (isRecord(error) && error['statusCode'] === 413) throw error;
    throw malformed();
  }
}

/**
 * Takes a multipart upload in, its parts in any order, the file straight to disk. A refusal that
 * is known before the file comes is kept until the body has been read, and nothing is written.
 * @throws PortalProblem for every refusal; nothing is left behind then.
 */
export async function receiveMultipart(
  request: FastifyRequest,
  portal: Portal,
  { jobId, isRepeat }: UploadPlace,
  checkFields: (fields: unknown) => FieldFault[],
): Promise<ArrivedDocument> {
  if (!request.isMultipart()) throw badRequest('Send the document as multipart/form-data.');
  const fields = new Map<string, unknown>();
  let file: ArrivedDocument['file'] | undefined;
  let refusal: unknown;
  const refuse = (error: unknown) => {
    refusal ??= error;
  };
  const textOf = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? { [name]: value } : {};
  };
  const admit = (isWhole: boolean) => {
    if (isRepeat) return;
    const job = jobId ?? fields.get('job_id');
    if (typeof job !== 'string') return;
    // A version goes by its tag, which may still come.
    const version = isWhole ? textOf('version_of') : {};
    admitDocument(portal, job, { ...textOf('document_type_id'), ...version });
  };

  try {
    for await (const part of partsOf(request)) {
      if (part.type === 'field') {
        if (fields.has(part.fieldname))
          refuse(badRequest(`The part ${part.fieldname} came twice.`));
        fields.set(part.fieldname, part.value);
        continue;
      }
      try {
        if (part.fieldname !== 'file') throw badRequest(`There is no file part ${part.fieldname}.`);
        if (file !== undefined) throw badRequest('An upload holds one file.');
        if (refusal === undefined) admit(false);
        if (refusal === undefined) file = await receive(part, portal);
        else drain(part);
      } catch (error) {
        refuse(error);
        drain(part);
      }
    }
    if (refusal !== undefined) throw refusal;
    const faults = checkFields(Object.fromEntries(fields));
    if (faults.length > 0) throw badRequest('The upload does not match the contract.', faults);
    if (file === undefined) throw missingFile();
    if (file.size === 0) throw badRequest('The file is empty.');
    admit(true);
    return { fields: Object.fromEntries(fields), file };
  } catch (error) {
    if (file !== undefined) await portal.blobs.discard(file);
    if (error instanceof PortalProblem || !isMalformed(error)) throw error;
    throw malformed();
  }
}
