import type { SecureContext } from 'node:tls';
import type { Dispatcher, Pool as PoolTypes } from 'undici';
import connectThrough from 'undici/lib/api/api-connect.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import type { ProxyServer } from './proxy.ts';
import { ProxyFault } from './proxy-fault.ts';
import { Pool } from './undici.ts';

export interface ProxyWay {
  limits: Pick<
    PoolTypes.Options,
    'connections' | 'keepAliveTimeout' | 'headersTimeout' | 'bodyTimeout'
  >;
  connect: { timeout: number; minVersion: 'TLSv1.2'; rejectUnauthorized: true };
  secureContext: SecureContext | undefined;
}

/**
 * Opens connections through a proxy. It is asked to open a way (CONNECT) and sees nothing of what
 * goes along it but the server's name and port.
 */
export function throughProxy(
  proxy: ProxyServer,
  { limits, connect, secureContext }: ProxyWay,
): Dispatcher {
  const tls = { ...connect, ...(secureContext ? { secureContext } : {}) };
  return new ProxyAgent({
    ...limits,
    uri: proxy.origin,
    ...(proxy.authorization === null ? {} : { token: proxy.authorization }),
    requestTls: tls,
    proxyTls: tls,
    clientFactory: (origin, options) => {
      const pool = new Pool(origin, { ...options, ...limits });
      // Told apart from errors of the server behind it; undici would try some of them for ever.
      return Object.assign(pool, {
        connect: (way: Dispatcher.ConnectOptions) =>
          connectThrough.call(pool, way).catch((cause: unknown) => {
            throw new ProxyFault('The proxy gave no answer', { cause });
          }),
      });
    },
  });
}
