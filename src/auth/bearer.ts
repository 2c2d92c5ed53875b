import { TaxqError } from '../errors.ts';
import type { Bearer } from '../http/bearer.ts';

/**
 * A fresh access token with its end, in milliseconds since the epoch by this machine's clock; null
 * where the server doesn't tell it.
 */
export interface AccessToken {
  value: string;
  expiresAt: number | null;
}

/** Whether a text can go into an Authorization header as a token. */
export const isToken = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/** A token given whole, as in TAXQ_TOKEN: it can't be renewed, only refused. */
export function fixedBearer(profile: string, tokenSource: string, token: string): Bearer {
  return { profile, tokenSource, token: async () => token };
}

/** Renew this long before the end, so that a token doesn't expire on its way. */
const MARGIN_MS = 30_000;

/**
 * A token fetched on first need and again when it is about to expire or has been refused. However
 * many calls ask at once, one request is made.
 *
 * @param fetchToken gets a new token
 * @param now milliseconds since the epoch
 */
export function renewingBearer(
  profile: string,
  tokenSource: string,
  fetchToken: () => Promise<AccessToken>,
  now: () => number = Date.now,
): Bearer {
  let held: AccessToken | null = null;
  let pending: Promise<AccessToken> | null = null;
  const renew = async () => {
    pending ??= fetchToken().finally(() => {
      pending = null;
    });
    held = await pending;
    return held.value;
  };
  return {
    profile,
    tokenSource,
    token: async (rejected) => {
      if (held === null || held.value === rejected) return renew();
      const isOver = held.expiresAt !== null && held.expiresAt - MARGIN_MS <= now();
      return isOver ? renew() : held.value;
    },
  };
}

/** The error for a portal that nothing on this machine can sign in to. */
export function noCredentials(profile: string): TaxqError {
  return new TaxqError({
    kind: 'auth',
    code: 'no_credentials',
    message: `Profile “${profile}” isn’t signed in.`,
    why: 'There is no TAXQ_TOKEN, no TAXQ_CLIENT_ID with TAXQ_CLIENT_SECRET, and no stored sign-in.',
    hint: 'Set them, or run: taxq auth login --client-id ID --insecure-storage',
  });
}
