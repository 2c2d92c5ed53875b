import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { TLSSocket } from 'node:tls';
import { isRecord } from '../../json.ts';
import { couldNotCheck, type Finding, fail, pass, warn } from './check.ts';

const WARN_UNDER_DAYS = 21;
const DAY_MS = 86_400_000;
const GOOD_PROTOCOLS: readonly string[] = ['TLSv1.2', 'TLSv1.3'];

/** What is known of one encrypted connection. */
export interface TlsFacts {
  /** Such as `TLSv1.3`; null where it isn’t told. */
  protocol: string | null;
  /** Whether the certificate was checked and found good. */
  authorized: boolean;
  /** Until when it is good, as the certificate says; empty where it isn’t told. */
  validTo: string;
  issuer: string | null;
}

/** Published by undici for every connection it has made. */
const CONNECTED = 'undici:client:connected';

/** Watches the connections of this process until `stop` is called. */
export function watchTls(origin: string): { facts: () => TlsFacts | null; stop: () => void } {
  const { hostname, host } = new URL(origin);
  let seen: TlsFacts | null = null;
  const onConnected = (event: unknown) => {
    if (!isRecord(event) || !isRecord(event['connectParams'])) return;
    const { host: to, hostname: name } = event['connectParams'];
    const socket = event['socket'];
    if (socket instanceof TLSSocket && (to === host || name === hostname)) seen = factsOf(socket);
  };
  subscribe(CONNECTED, onConnected);
  return {
    facts: () => seen,
    stop: () => {
      unsubscribe(CONNECTED, onConnected);
    },
  };
}

function factsOf(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate();
  const { O: organisation, CN: name } = certificate.issuer ?? {};
  const issuer = organisation ?? name ?? null;
  return {
    protocol: socket.getProtocol(),
    authorized: socket.authorized,
    validTo: certificate.valid_to ?? '',
    issuer: Array.isArray(issuer) ? issuer.join(', ') : issuer,
  };
}

/**
 * Judges how a portal is reached: TLS 1.2 or later, with a certificate that was checked and is good
 * for another 21 days.
 *
 * @param origin the portal’s; http:// is allowed on this machine alone, where nothing leaves it
 * @param facts null where no encrypted connection was seen
 */
export function judgeTls(origin: string, facts: TlsFacts | null, now: Date): Finding {
  if (origin.startsWith('http://')) return pass('Not needed: nothing leaves this machine.');
  if (facts === null) return couldNotCheck('No connection was made that could be looked at.');
  const { protocol, authorized, validTo, issuer } = facts;
  if (!authorized) {
    return fail(
      'The portal’s certificate isn’t checked, so anybody may pass for the portal.',
      'Unset NODE_TLS_REJECT_UNAUTHORIZED; for an authority of your firm’s own set NODE_EXTRA_CA_CERTS.',
    );
  }
  if (protocol === null || !GOOD_PROTOCOLS.includes(protocol)) {
    return fail(`The portal speaks ${protocol ?? 'an unknown protocol'}.`, 'It needs TLS 1.2.');
  }
  const days = Math.floor((Date.parse(validTo) - now.getTime()) / DAY_MS);
  const by = issuer === null ? '' : ` by ${issuer}`;
  const spoken = `${protocol.replace('v', ' ')}, certificate${by}`;
  if (Number.isNaN(days)) return warn(`${spoken} that doesn’t say how long it is good.`);
  const message = `${spoken} good for ${days} ${days === 1 ? 'day' : 'days'}.`;
  return days < WARN_UNDER_DAYS
    ? warn(message, 'Whoever runs the portal should renew it now.')
    : pass(message);
}
