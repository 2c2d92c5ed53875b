import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { ProxyServer } from './proxy.ts';
import { Pool } from './undici.ts';

export interface PoolOptions {
  origin: string;
  /** Longest wait without progress, in milliseconds. */
  timeoutMs: number;
  connections?: number | undefined;
  proxy: ProxyServer | null;
  /** Path of a PEM file of further authorities. */
  ca?: string | undefined;
  env: NodeJS.ProcessEnv;
  /** How names are resolved; as the system does it unless given. */
  lookup?: LookupFunction | undefined;
}

/** The connections to one server. */
export interface ServerPool {
  /** @throws TaxqError of kind `config` when the authorities can't be read */
  dispatcher(): Dispatcher | Promise<Dispatcher>;
  /** How many connections have been made so far; null where a proxy makes them. */
  opened(): number | null;
  close(): Promise<void>;
}

const LONGEST_CONNECT_MS = 10_000;

/**
 * Opens keep-alive connections to one server, straight or through a proxy. What a proxy or a file of
 * authorities needs is loaded with the first request that needs it.
 */
export function openPool(options: PoolOptions): ServerPool {
  const { origin, timeoutMs, proxy, ca, env, lookup } = options;
  const limits = {
    connections: options.connections ?? 16,
    keepAliveTimeout: 10_000,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  };
  const connect = {
    timeout: Math.min(timeoutMs, LONGEST_CONNECT_MS),
    minVersion: 'TLSv1.2' as const,
    // Said here, NODE_TLS_REJECT_UNAUTHORIZED can’t say otherwise.
    rejectUnauthorized: true as const,
    ...(lookup ? { lookup } : {}),
  };
  let opened = 0;
  const straight = (secureContext?: SecureContext) =>
    new Pool(origin, {
      ...limits,
      connect: { ...connect, ...(secureContext ? { secureContext } : {}) },
    }).on('connect', () => {
      opened += 1;
    });
  const special = async (): Promise<Dispatcher> => {
    const secureContext =
      ca === undefined ? undefined : (await import('./authorities.ts')).trusting(ca, env);
    if (proxy === null) return straight(secureContext);
    const { throughProxy } = await import('./through-proxy.ts');
    return throughProxy(proxy, { limits, connect, secureContext });
  };
  let made: Dispatcher | Promise<Dispatcher> | null =
    proxy === null && ca === undefined ? straight() : null;
  return {
    dispatcher: () => {
      made ??= special();
      return made;
    },
    opened: () => (proxy === null ? opened : null),
    close: async () => {
      const dispatcher = await Promise.resolve(made).catch(() => null);
      await dispatcher?.destroy();
    },
  };
}
