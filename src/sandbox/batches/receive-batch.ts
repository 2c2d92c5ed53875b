import type { FastifyRequest } from 'fastify';
import { parseJson } from '../../json.ts';
import { MAX_BATCH } from '../../portal/contract/document-batches.ts';
import type { Portal } from '../portal.ts';
import { badRequest, type FieldFault, PortalProblem } from '../problem.ts';
import {
  drain,
  type FilePart,
  isMalformed,
  malformed,
  partsOf,
  receive,
} from '../server/receive-multipart.ts';
import { type BatchedDocument, type BatchedFields, refuse } from './batched-document.ts';

/** Bytes; room for as many documents as a batch may have, each with the longest texts. */
const MAX_FACTS_BYTES = MAX_BATCH * 40 * 1024;

const LIMITS = { fieldSize: MAX_FACTS_BYTES, files: Number.MAX_SAFE_INTEGER };

/** What the part `batch` says, checked against the contract. */
function readFacts(value: unknown, check: (fields: unknown) => FieldFault[]): BatchedFields[] {
  const batch: unknown = typeof value === 'string' ? parseJson(value) : value;
  const faults = check({ batch });
  if (faults.length > 0) throw badRequest('The batch does not match the contract.', faults);
  return (batch as { documents: BatchedFields[] }).documents;
}

async function takeFile(part: FilePart, document: BatchedDocument, portal: Portal): Promise<void> {
  try {
    document.file = await receive(part, portal);
    if (document.file.size === 0) throw badRequest('The file is empty.');
  } catch (error) {
    drain(part);
    refuse(document, error);
  }
}

/**
 * Takes a batch in: what it says of its documents first, then their files, each straight to disk.
 * That of a document which is refused is read to nowhere. Documents that were begun are in `begun`,
 * whatever becomes of the batch.
 * @param open begins the documents
 * @throws PortalProblem 400 for a request that doesn’t match the contract
 */
export async function receiveBatch(
  request: FastifyRequest,
  portal: Portal,
  open: (facts: BatchedFields) => BatchedDocument,
  check: (fields: unknown) => FieldFault[],
  begun: BatchedDocument[],
): Promise<void> {
  if (!request.isMultipart()) throw badRequest('Send the documents as multipart/form-data.');
  const arriving: Promise<void>[] = [];
  let refusal: unknown;
  let files = 0;
  const take = (part: FilePart) => {
    if (part.fieldname !== 'file') throw badRequest(`There is no file part ${part.fieldname}.`);
    if (begun.length === 0) throw badRequest('The part batch goes before the files.');
    const document = begun[files];
    if (document === undefined) throw badRequest('The batch has more files than documents.');
    files += 1;
    if (refusal === undefined && document.refusal === undefined) {
      const arrival = takeFile(part, document, portal);
      // Awaited at the end; what fails before must not end the process.
      arrival.catch(() => {});
      arriving.push(arrival);
    } else drain(part);
  };
  try {
    for await (const part of partsOf(request, LIMITS)) {
      try {
        if (part.type === 'file') take(part);
        else if (part.fieldname !== 'batch')
          throw badRequest(`There is no part ${part.fieldname}.`, [
            { path: `/body/${part.fieldname}`, message: 'unknown' },
          ]);
        else if (begun.length > 0) throw badRequest('The part batch came twice.');
        else for (const facts of readFacts(part.value, check)) begun.push(open(facts));
      } catch (error) {
        refusal ??= error;
        if (part.type === 'file') drain(part);
      }
    }
    await Promise.all(arriving);
    if (refusal !== undefined) throw refusal;
    if (begun.length === 0) {
      throw badRequest('The batch has no documents.', [
        { path: '/body/batch', message: 'required' },
      ]);
    }
    if (files < begun.length) {
      const message = `${begun.length} are required, and ${files} came`;
      throw badRequest('The batch has fewer files than documents.', [
        { path: '/body/file', message },
      ]);
    }
  } catch (error) {
    if (error instanceof PortalProblem || !isMalformed(error)) throw error;
    throw malformed();
  } finally {
    await Promise.allSettled(arriving);
  }
}
