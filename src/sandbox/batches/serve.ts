import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONTRACT } from '../../portal/contract/index.ts';
import type { Operation } from '../../portal/contract/operation.ts';
import type { Caller } from '../auth/credentials.ts';
import { admitDocument } from '../handlers/add-document.ts';
import { assertProOnJob } from '../handlers/find.ts';
import { HANDLERS } from '../handlers/index.ts';
import type { Portal } from '../portal.ts';
import { problemBody } from '../problem.ts';
import { type Checks, compileChecks } from '../server/checks.ts';
import { skewedPortal } from '../server/faults/skewed-portal.ts';
import { assertNoFaults } from '../server/read-call.ts';
import type { Repeats } from '../server/repeats.ts';
import {
  type BatchedDocument,
  type BatchedFields,
  payloadOf,
  refuse,
  release,
  unlessRefused,
} from './batched-document.ts';
import { receiveBatch } from './receive-batch.ts';

const { uploadProDocument: ALONE } = CONTRACT;

/** The operation at work. */
export interface BatchService {
  operation: Operation;
  portal: Portal;
  repeats: Repeats;
}

/** Begins a document under its key, which an upload by itself would have used, too. */
function begin(
  { portal, repeats }: BatchService,
  caller: Caller,
  { job_id: jobId, idempotency_key: key, ...fields }: BatchedFields,
): BatchedDocument {
  const document: BatchedDocument = { jobId, fields, isKept: false };
  unlessRefused(document, () => {
    const attempt = repeats.begin(ALONE, key, caller);
    if (attempt === undefined) return;
    document.attempt = attempt;
    // A repeat gets its old answer, whatever has become of the job since.
    if (!attempt.isRepeat()) assertProOnJob(portal, admitDocument(portal, jobId, fields));
  });
  return document;
}

/** Gives the content of what is to become a document its place, before anything is written. */
async function keepContent(portal: Portal, document: BatchedDocument): Promise<void> {
  unlessRefused(document, () => {
    const answered = document.attempt?.answered(payloadOf(document));
    if (answered !== undefined) document.answered = answered;
  });
  const { file, refusal, answered } = document;
  if (file === undefined || refusal !== undefined || answered !== undefined) return;
  await portal.blobs.keep(file);
  document.isKept = true;
}

/** Adds one document, or says why not; inside the transaction. */
function add(portal: Portal, caller: Caller, document: BatchedDocument, requestId: string) {
  const { jobId, fields, file, answered } = document;
  if (answered !== undefined) {
    return { status: answered.status, document: JSON.parse(answered.body) as object };
  }
  try {
    if (document.refusal !== undefined) throw document.refusal;
    if (file === undefined) throw new Error('a document without its file');
    const call = { params: { job_id: jobId }, query: {}, body: { fields, file }, caller, portal };
    return { status: ALONE.response.status, document: HANDLERS.uploadProDocument(call) };
  } catch (error) {
    const { status, message, faults } = refuse(document, error);
    return { status, problem: problemBody(status, message, requestId, faults) };
  }
}

/** All documents, the answers kept for their keys and the answer’s check are one transaction. */
function write(
  portal: Portal,
  checks: Checks,
  caller: Caller,
  documents: readonly BatchedDocument[],
  requestId: string,
): object {
  return portal.store.transaction(() => {
    const data = documents.map((one) => add(portal, caller, one, requestId));
    const [fault] = checks.response({ data });
    if (fault !== undefined) {
      throw new Error(`a batch was answered outside the contract: ${fault.path} ${fault.message}`);
    }
    documents.forEach((one, place) => {
      const { status = 500, document } = data[place] ?? {};
      if (document === undefined || one.answered !== undefined) return;
      one.attempt?.keep(payloadOf(one), status, JSON.stringify(document));
    });
    return { data };
  });
}

/** The request handler of batches of documents. */
export function serveBatch(service: BatchService) {
  let compiled: Promise<Checks> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    compiled ??= compileChecks(service.operation);
    const checks = await compiled;
    assertNoFaults([...checks.params(request.params), ...checks.query(request.query)]);
    const caller = request.caller ?? { clientId: '', role: 'partner' };
    const portal = skewedPortal(service.portal, request.fault);
    const open = (fields: BatchedFields) => begin({ ...service, portal }, caller, fields);
    const documents: BatchedDocument[] = [];
    let answer: object;
    try {
      await receiveBatch(request, portal, open, checks.body, documents);
      await Promise.all(documents.map((one) => keepContent(portal, one)));
      answer = write(portal, checks, caller, documents, request.id);
    } finally {
      await Promise.all(documents.map((one) => release(portal, one)));
    }
    return reply.send(answer);
  };
}
