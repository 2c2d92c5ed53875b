import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { systemCode } from '../../errors.ts';
import { isLoopback } from '../../http/origin.ts';
import { proxyFor } from '../../http/proxy.ts';
import type { TransportOptions } from '../../http/transport.ts';
import { type Check, couldNotCheck, type Finding, fail, pass } from '../checks/check.ts';
import { judgeClock } from '../checks/clock-skew.ts';
import { type Connection, probeConnection } from '../checks/probe-connection.ts';
import { judgeTls } from '../checks/tls.ts';

/** The way to a portal. */
export interface Network {
  /** The portal’s. */
  origin: string;
  env: NodeJS.ProcessEnv;
  transport: Omit<TransportOptions, 'origin'>;
  now: () => Date;
}

const PROXY_VARIABLES = /^(https|all)_proxy$/i;

function describeProxy({ origin, env }: Network): Finding {
  const proxy = proxyFor(origin, env);
  const { hostname } = new URL(origin);
  if (proxy !== null) {
    const how = proxy.authorization === null ? '' : ', with a user name and a password';
    return pass(`${hostname} is reached through ${proxy.host} (${proxy.variable}${how}).`);
  }
  const set = Object.keys(env).filter((name) => PROXY_VARIABLES.test(name) && env[name]?.trim());
  if (set.length === 0) return pass('None is set.');
  return pass(`${set.join(', ')} ${set.length === 1 ? 'is' : 'are'} set, but not for ${hostname}.`);
}

/** Which proxy is used. */
export const proxyCheck = (network: Network): Check => ({
  id: 'proxy',
  name: 'Proxy',
  run: async () => describeProxy(network),
});

async function resolveName({ origin, env }: Network): Promise<Finding> {
  const hostname = new URL(origin).hostname.replace(/^\[|\]$/g, '');
  if (isLoopback(hostname)) return pass('The portal is on this machine.');
  if (isIP(hostname) !== 0) return pass('The portal is named by its address.');
  if (proxyFor(origin, env) !== null) return pass(`Looking up ${hostname} is left to the proxy.`);
  try {
    const found = await lookup(hostname, { all: true });
    return pass(`${hostname} is ${found.map(({ address }) => address).join(', ')}.`);
  } catch (error) {
    const code = systemCode(error);
    return code === 'ENOTFOUND'
      ? fail(`${hostname} is unknown to the DNS.`, 'Check the portal’s URL: taxq profile show')
      : fail(`The DNS gave no answer for ${hostname} (${code}).`, 'Check your network connection.');
  }
}

/** Whether the portal’s name leads somewhere. */
export const dnsCheck = (network: Network): Check => ({
  id: 'dns',
  name: 'Name of the portal',
  run: () => resolveName(network),
});

/** How the portal is reached, and whether its clock and this machine’s agree. */
export function connectionChecks({ origin, transport, now }: Network): Check[] {
  let connection: Connection | null = null;
  return [
    {
      id: 'tls',
      name: 'Connection',
      needs: ['dns'],
      run: async (signal) => {
        connection = await probeConnection(origin, transport, now, signal);
        return judgeTls(origin, connection.tls, now());
      },
    },
    {
      id: 'clock-skew',
      name: 'Clock',
      run: async () => {
        if (connection === null) return couldNotCheck('The portal couldn’t be asked for the time.');
        return judgeClock(connection.clock === null ? [] : [connection.clock]);
      },
    },
  ];
}
