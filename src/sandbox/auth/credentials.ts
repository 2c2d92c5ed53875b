import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/index.ts';

/** Who calls: the pro's own client, or the partner's client that acts for the clients. */
export type CallerRole = 'pro' | 'partner';

export interface Caller {
  clientId: string;
  role: CallerRole;
}

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export interface Credentials {
  pro: ClientCredentials;
  partner: ClientCredentials;
  /** Signs the access tokens; 32 bytes. */
  signingSecret: Uint8Array;
}

const secret = () => randomBytes(32).toString('base64url');

/** Compares two secrets in a time that tells nothing about either. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** The folder's own credentials and signing secret, made at first use and kept in the database. */
export function loadCredentials({ meta }: Store): Credentials {
  const client = (role: CallerRole): ClientCredentials => ({
    clientId: meta.getOrMake(
      `${role}_client_id`,
      () => `sandbox-${role}-${randomBytes(6).toString('hex')}`,
    ),
    clientSecret: meta.getOrMake(`${role}_client_secret`, secret),
  });
  return {
    pro: client('pro'),
    partner: client('partner'),
    signingSecret: Buffer.from(meta.getOrMake('signing_secret', secret), 'base64url'),
  };
}

/** The caller with that id, if the secret is right. */
export function identify(
  credentials: Credentials,
  clientId: string,
  clientSecret: string,
): Caller | undefined {
  for (const role of ['pro', 'partner'] as const) {
    const known = credentials[role];
    if (known.clientId === clientId && sameSecret(known.clientSecret, clientSecret)) {
      return { clientId, role };
    }
  }
  return undefined;
}
