import { onTestFinished } from 'vitest';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import {
  openTransport,
  type Transport,
  type TransportOptions,
} from '../../../src/http/transport.ts';

/** A transport that records how long it would have waited instead of waiting. */
export function openTestTransport(
  origin: string,
  options: Partial<TransportOptions> = {},
): { transport: Transport; waits: number[] } {
  const waits: number[] = [];
  const transport = openTransport({
    origin,
    userAgent: 'test',
    random: () => 0,
    sleep: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });
  onTestFinished(() => transport.close());
  return { transport, waits };
}

export const GET: HttpRequest = {
  method: 'GET',
  path: '/',
  headers: {},
  repeatable: true,
  read: 'text',
};

export const WRITE: HttpRequest = {
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/json' },
  body: '{"text":"hello"}',
  repeatable: false,
  read: 'text',
};
