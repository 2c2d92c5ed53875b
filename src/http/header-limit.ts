import { Readable } from 'node:stream';
import type { HttpRequest } from './exchange.ts';
import { AnswerFault } from './read-text.ts';

/** A body as it is handed over, and a limit for the answer’s headers. */
export interface HeaderLimit {
  body: string | Uint8Array | Readable | null;
  /** Aborts when the time is over, or the request’s own signal does. */
  signal: AbortSignal;
  /** The headers have come. */
  came(): void;
  /** The answer is over: the request’s own signal concerns it no longer. */
  end(): void;
}

const neverCame = (limitMs: number) =>
  new AnswerFault(
    'answer_too_slow',
    `It hadn’t begun after ${Math.round(limitMs / 1000)} s, though something came all the time.`,
    'Try again in a while, or with a longer --timeout.',
  );

/**
 * Limits how long an answer may take to begin once the request is sent, whatever comes meanwhile:
 * each interim answer (1xx) makes the socket’s own time limit begin anew.
 *
 * @param limitMs from the end of sending; milliseconds
 */
export function limitHeaders({ body: given, signal }: HttpRequest, limitMs: number): HeaderLimit {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(() => controller.abort(neverCame(limitMs)), limitMs);
  };
  const came = () => clearTimeout(timer);
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, { once: true });
  const body = typeof given === 'function' ? given() : (given ?? null);
  // However long a stream takes to be sent, something goes on meanwhile.
  if (body instanceof Readable) body.once('end', start);
  else start();
  return {
    body,
    signal: controller.signal,
    came: () => {
      came();
      if (body instanceof Readable) body.off('end', start);
    },
    end: () => {
      came();
      signal?.removeEventListener('abort', abort);
    },
  };
}
