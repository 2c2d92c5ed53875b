import type { HttpRequest } from './exchange.ts';

/** Whether a request changes nothing: a read, or one that may be repeated without a key (getting a token). */
export const isHarmless = ({ method, repeatable, headers }: HttpRequest): boolean =>
  method === 'GET' || (repeatable && headers['idempotency-key'] === undefined);
