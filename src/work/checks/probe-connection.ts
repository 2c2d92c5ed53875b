import { openTransport, type TransportOptions } from '../../http/transport.ts';
import { type ClockSample, clockSample } from './clock-skew.ts';
import { type TlsFacts, watchTls } from './tls.ts';

/** What one connection to a portal tells without any sign-in. */
export interface Connection {
  /** Null for one that isn’t encrypted, or couldn’t be looked at. */
  tls: TlsFacts | null;
  /** Null where the answer tells no time. */
  clock: ClockSample | null;
}

/**
 * Asks a portal for nothing, once, to see how it is reached; what it answers doesn’t matter.
 *
 * @param now this machine’s clock
 * @throws Unreachable when it doesn’t answer, or can’t be trusted
 */
export async function probeConnection(
  origin: string,
  options: Omit<TransportOptions, 'origin'>,
  now: () => Date,
  signal: AbortSignal,
): Promise<Connection> {
  const watch = watchTls(origin);
  const once = { attempts: 1, baseMs: 0, capMs: 0, retryAfterCapMs: 0 };
  const transport = openTransport({ ...options, origin, retry: once });
  try {
    const started = performance.now();
    const response = await transport.send({
      method: 'HEAD',
      path: '/',
      headers: { accept: '*/*' },
      repeatable: true,
      read: 'text',
      signal,
    });
    const tookMs = performance.now() - started;
    const clock = clockSample(response.header('date'), now().getTime(), tookMs);
    return { tls: watch.facts(), clock };
  } finally {
    watch.stop();
    await transport.close();
  }
}
