import { decodeJwt } from 'jose/jwt/decode';

/** When a token ends, where it says so itself; null for one that isn’t a JWT or names no end. */
export function tokenExpiry(token: string): Date | null {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? null : new Date(exp * 1000);
  } catch {
    // Tokens may be anything; one that is no JWT tells nothing.
    return null;
  }
}
