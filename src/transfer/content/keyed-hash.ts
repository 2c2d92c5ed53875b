import { createHmac } from 'node:crypto';

/** Makes 12 hex digits of a text; the same for the same secret and text. */
export type KeyedHash = (text: string) => string;

/**
 * HMAC-SHA-256 under `secret`, cut to 12 hex digits. `purpose` keeps hashes of different things
 * apart: without the secret nobody can tell or try out what they stand for.
 */
export function openKeyedHash(secret: Uint8Array, purpose: 'name' | 'last_four'): KeyedHash {
  return (text) =>
    createHmac('sha256', secret).update(`${purpose}:${text}`).digest('hex').slice(0, 12);
}
