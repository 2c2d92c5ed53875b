import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../portal/contract/operation.ts';
import type { Caller } from '../auth/credentials.ts';
import type { AnyHandler, Redirect } from '../handlers/handler.ts';
import type { Portal } from '../portal.ts';
import { WrittenPage } from '../written-page.ts';
import { type Checks, compileChecks } from './checks.ts';
import { skewedPortal } from './faults/skewed-portal.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { type Input, readCall } from './read-call.ts';
import type { Attempt, Repeats } from './repeats.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The answer as text. */
function writeAnswer(operation: Operation, checks: Checks, answer: unknown): string {
  const written = answer instanceof WrittenPage;
  const [fault] = written ? checks.page(answer) : checks.response(answer);
  if (fault === undefined) return written ? answer.text() : JSON.stringify(answer);
  throw new Error(`${operation.id} answered outside the contract: ${fault.path} ${fault.message}`);
}

/** One operation at work. */
export interface Service {
  operation: Operation;
  handler: AnyHandler;
  portal: Portal;
  repeats: Repeats;
  answers: KeptAnswers;
}

/** The write, the answer kept for its key and the answer's check are one transaction. */
async function write(
  { operation, handler, portal }: Service,
  checks: Checks,
  caller: Caller,
  { payload, ...call }: Input,
  attempt: Attempt | undefined,
): Promise<{ status: number; body: string }> {
  const kept = attempt?.answered(payload);
  if (kept !== undefined) return kept;
  if (call.file !== undefined) await portal.blobs.keep(call.file);
  return portal.store.transaction(() => {
    const answer = handler({ ...call, caller, portal });
    const body = writeAnswer(operation, checks, answer);
    attempt?.keep(payload, operation.response.status, body);
    return { status: operation.response.status, body };
  });
}

/** Reads the request and writes; of an upload nothing temporary is left. */
async function settle(
  service: Service,
  checks: Checks,
  caller: Caller,
  request: FastifyRequest,
  attempt: Attempt | undefined,
): Promise<{ status: number; body: string }> {
  const { operation } = service;
  const portal = skewedPortal(service.portal, request.fault);
  const isRepeat = attempt?.isRepeat() ?? false;
  const input = await readCall(operation, request, checks, portal, isRepeat);
  try {
    return await write({ ...service, portal }, checks, caller, input, attempt);
  } finally {
    if (input.file !== undefined) await portal.blobs.discard(input.file);
  }
}

const NOBODY: Caller = { clientId: '', role: 'partner' };

/** Begins a write that is done once, if this is one. */
async function begin(
  { operation, repeats }: Service,
  request: FastifyRequest,
  caller: Caller,
): Promise<Attempt | undefined> {
  if (operation.id === 'completeUpload') {
    const { upload_id: uploadId = '' } = request.params as Record<string, string>;
    return repeats.beginCompletion(operation, uploadId, caller);
  }
  const key = request.headers['idempotency-key'];
  return repeats.begin(operation, typeof key === 'string' ? key : undefined, caller);
}

function serveWrite(service: Service, checksOf: () => Promise<Checks>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const checks = await checksOf();
    const caller = request.caller ?? NOBODY;
    const attempt = await begin(service, request, caller);
    const { status, body } = await settle(service, checks, caller, request, attempt).finally(() =>
      // Before the answer goes out: whoever has it may use the key again.
      attempt?.end(),
    );
    return reply.code(status).type(JSON_TYPE).send(body);
  };
}

function serveRead(service: Service, checksOf: () => Promise<Checks>) {
  const { operation, handler, portal, answers } = service;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const kept = answers.find(request.url);
    if (kept !== undefined) return reply.type(JSON_TYPE).send(kept);
    const checks = await checksOf();
    const input = await readCall(operation, request, checks, portal);
    const answer = handler({
      ...input,
      caller: request.caller ?? NOBODY,
      portal: skewedPortal(portal, request.fault),
    });
    if (operation.response.status === 302) {
      return reply.redirect((answer as Redirect).location, 302);
    }
    const body = writeAnswer(operation, checks, answer);
    answers.keep(request.url, body);
    return reply.type(JSON_TYPE).send(body);
  };
}

/** The token endpoint signs while it waits, and changes nothing. */
function serveToken({ operation, handler, portal }: Service, checksOf: () => Promise<Checks>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const checks = await checksOf();
    const input = await readCall(operation, request, checks, portal);
    const answer = await handler({ ...input, caller: NOBODY, portal });
    const body = writeAnswer(operation, checks, answer);
    return reply.type(JSON_TYPE).header('cache-control', 'no-store').send(body);
  };
}

/**
 * The request handler of one operation: read, check, act, check the answer. Its checks are compiled
 * when it is first called, so that the server starts fast.
 */
export function serve(service: Service) {
  let compiled: Promise<Checks> | undefined;
  const checksOf = () => {
    compiled ??= compileChecks(service.operation);
    return compiled;
  };
  if (service.operation.surface === 'auth') return serveToken(service, checksOf);
  return service.operation.method === 'GET'
    ? serveRead(service, checksOf)
    : serveWrite(service, checksOf);
}
