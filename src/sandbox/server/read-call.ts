import type { FastifyRequest } from 'fastify';
import type { Operation } from '../../portal/contract/operation.ts';
import type { ReceivedFile } from '../files/blob-store.ts';
import type { Portal } from '../portal.ts';
import { badRequest, type FieldFault } from '../problem.ts';
import { takeUpload } from '../resumable/complete.ts';
import { tokenBody } from './bodies.ts';
import type { Checks } from './checks.ts';
import { coerce } from './coerce.ts';
import { documentPayload } from './document-payload.ts';
import { receiveMultipart } from './receive-multipart.ts';

/** A request that matches the contract. */
export interface Input {
  params: object;
  query: object;
  body: object;
  /** The file that came with it, still temporary. */
  file?: ReceivedFile;
  /** What makes two writes the same: everything given, and a file by its digest. */
  payload: unknown;
}

/** @throws PortalProblem 400 that names every field at fault. */
export function assertNoFaults(faults: readonly FieldFault[]): void {
  if (faults.length > 0) throw badRequest('The request does not match the contract.', faults);
}

/**
 * Reads a request and checks it against the contract.
 * @param isRepeat of a write that was answered before, whatever has become of the job since
 * @throws PortalProblem 400 that names every field at fault; for uploads also 403, 404, 409, 413, 422, 507.
 */
export async function readCall(
  operation: Operation,
  request: FastifyRequest,
  checks: Checks,
  portal: Portal,
  isRepeat = false,
): Promise<Input> {
  const params = request.params as Record<string, string>;
  const query = coerce(operation.query, request.query);
  assertNoFaults([...checks.params(params), ...checks.query(query)]);
  if (operation.bodyType === 'multipart') {
    const jobId = params['job_id'];
    const arrived = await receiveMultipart(request, portal, { jobId, isRepeat }, checks.body);
    const payload = documentPayload(params, arrived.fields as object, arrived.file.sha256);
    return { params, query, body: arrived, file: arrived.file, payload };
  }
  const body: unknown =
    operation.surface === 'auth'
      ? tokenBody(request)
      : request.body === undefined
        ? {}
        : request.body;
  assertNoFaults(checks.body(body));
  if (operation.id === 'completeUpload' && !isRepeat) {
    const arrived = await takeUpload(portal, request.caller, params['upload_id'] ?? '', body);
    return { params, query, body: arrived, file: arrived.file, payload: [params, body] };
  }
  return { params, query, body: body as object, payload: [params, body] };
}
