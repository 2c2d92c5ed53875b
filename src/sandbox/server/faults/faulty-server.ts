import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { FastifyHttpOptions } from 'fastify';
import type { Fault } from '../../faults/fault.ts';
import { chooseFault, type FaultBoard } from '../../faults/fault-board.ts';
import type { WatchedRule } from '../../faults/watched-rule.ts';
import type { Portal } from '../../portal.ts';
import { cutConnection, cutDuringRequest } from './cut-connection.ts';
import { deliverTwice, type Inject } from './deliver-twice.ts';
import { withoutAgain } from './endless-pages.ts';
import { giveAnswer, pause, untilGone } from './give-answer.ts';
import { holdAnswer } from './hold-answer.ts';
import { beginningOf, readArrival } from './read-arrival.ts';
import { spoilAnswer } from './spoil-answer.ts';

export interface FaultyServerOptions {
  board: FaultBoard;
  portal: Portal;
  /** Takes down what the handlers have to know of a request's fault. */
  mark(request: IncomingMessage, fault: Fault): void;
  inject: Inject;
}

/** Whether the answer is to be whole before the client gets any of it. */
const changesAnswer = ({ latencyMs, drip, body, reset, ...fault }: Fault): boolean =>
  [latencyMs, drip, body, reset, fault.wrongDigest, fault.endlessPages, fault.duplicate].some(
    (one) => one !== undefined,
  );

/** The control endpoints are how faults are cleared: they have none. */
const isControl = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/sandbox/');

async function misbehave(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
  handle: RequestListener,
  { portal, inject }: FaultyServerOptions,
): Promise<void> {
  const { reset, latencyMs = 0 } = fault;
  const gone = untilGone(response);
  if (reset?.where === 'before-headers') {
    await pause(latencyMs, gone);
    cutConnection(request);
    return;
  }
  if (reset?.where === 'during-request') cutDuringRequest(request, reset.afterBytes);
  if (reset?.where === 'during-request' || !changesAnswer(fault)) {
    handle(request, response);
    return;
  }
  const held = fault.duplicate
    ? deliverTwice(request, inject, portal.blobs.temporaryPath())
    : holdAnswer(response);
  if (!fault.duplicate) handle(request, response);
  const answer = await held;
  if (answer === undefined) return;
  await pause(latencyMs, gone);
  if (reset?.where === 'after-commit') cutConnection(request);
  else if (!gone.aborted) await giveAnswer(spoilAnswer(answer, fault, url), response, fault, gone);
}

async function serveByRules(
  rules: readonly WatchedRule[],
  request: IncomingMessage,
  response: ServerResponse,
  handle: RequestListener,
  options: FaultyServerOptions,
): Promise<void> {
  const { url = '/' } = request;
  const asksForJob = rules.some(({ rule }) => rule.job !== undefined);
  const body = asksForJob ? await beginningOf(request) : '';
  const fault = chooseFault(rules, readArrival(request, body, options.portal));
  request.url = withoutAgain(url);
  if (fault === undefined) {
    handle(request, response);
    return;
  }
  options.mark(request, fault);
  await misbehave(fault, request, response, url, handle, options);
}

/**
 * Makes the server that stands around the handlers and spoils what the rules say. While none is
 * set, a request pays one look.
 */
export const faultyServer =
  (options: FaultyServerOptions) =>
  (handle: RequestListener, settings: FastifyHttpOptions<Server>): Server => {
    const server = createServer((request, response) => {
      const { rules } = options.board;
      if (rules === undefined || isControl(request)) {
        handle(request, response);
        return;
      }
      serveByRules(rules, request, response, handle, options).catch(() => response.destroy());
    });
    server.keepAliveTimeout = settings.keepAliveTimeout ?? 72_000;
    server.requestTimeout = settings.requestTimeout ?? 0;
    server.setTimeout(settings.connectionTimeout ?? 0);
    return server;
  };
