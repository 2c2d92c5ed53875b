import type { HttpRequest } from './exchange.ts';

/** What one attempt came to, as far as a trace may tell it. */
export interface TracedAttempt {
  origin: string;
  /** The status, or the code of the failure. */
  outcome: number | string;
  tookMs: number;
  /** From 1. */
  count: number;
  /** Of the answer's body as it came; null when that isn't known. */
  bytes: number | null;
  requestId: string | undefined;
  /** The value of Retry-After. */
  retryAfter: string | undefined;
  /** Connections made so far; null where that isn't known. */
  connections: number | null;
  /** Host and port of the proxy; null without one. */
  proxy: string | null;
}

/** Parameters whose values can hold nothing of a client's. */
const PLAIN = ['page_size', 'limit'];

/** A path whose query is shown by its names alone: filters hold clients' names, links hold keys. */
export function shownPath(path: string): string {
  const start = path.indexOf('?');
  if (start === -1) return path;
  const query = path
    .slice(start + 1)
    .split('&')
    .map((part) => {
      const [name = '', value] = part.split('=');
      if (value === undefined) return '…';
      return `${name}=${PLAIN.includes(name) ? value : '…'}`;
    });
  return `${path.slice(0, start)}?${query.join('&')}`;
}

/**
 * The line of `--debug` for one attempt. Of the headers it shows the request id and Retry-After;
 * never a token, a body, or what a query asks for.
 */
export function traceLine({ method, path }: HttpRequest, attempt: TracedAttempt): string {
  const { origin, outcome, tookMs, count, bytes, requestId, connections, proxy } = attempt;
  const { retryAfter } = attempt;
  const facts = [
    `attempt ${count}`,
    bytes === null ? null : `${bytes} B`,
    connections === null ? null : `connection ${connections}`,
    proxy === null ? null : `via ${proxy}`,
    retryAfter === undefined ? null : `retry-after ${retryAfter}`,
    requestId === undefined ? null : `request ${requestId}`,
  ].filter((fact) => fact !== null);
  return `${method} ${origin}${shownPath(path)} ${outcome} ${Math.round(tookMs)}ms (${facts.join(', ')})`;
}
