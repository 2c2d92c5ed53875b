import { decodeJwt } from 'jose/jwt/decode';

/** When a token ends, where it says so itself; null for one that isn’t a JWT or names no end. */
export function tokenExpiry(token: string): Date | null {
  try {
    const { exp } = decodeJwt(token);
    const end = new Date(typeof exp === 'number' ? exp * 1000 : Number.NaN);
    return Number.isNaN(end.getTime()) ? null : end;
  } catch {
    // Tokens may be anything; one that is no JWT tells nothing.
    return null;
  }
}
