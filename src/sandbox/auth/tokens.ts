import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { DOCUMENTED_AUDIENCE } from '../../portal/contract/token.ts';
import { PortalProblem } from '../problem.ts';
import type { Caller, Credentials } from './credentials.ts';

const ISSUER = 'urn:taxq:sandbox';
const REMEMBERED = 500;

export interface Tokens {
  /** Makes an access token that lives for the sandbox's token time. */
  issue(caller: Caller): Promise<string>;
  /**
   * Tells whose token it is.
   * @throws PortalProblem 401 for a token that is not ours or no longer valid.
   */
  verify(token: string): Caller | Promise<Caller>;
}

const refused = (detail: string) => new PortalProblem(401, detail);

/** Access tokens: JWTs signed with the folder's secret, expiring by the real clock. */
export function createTokens(credentials: Credentials, ttlSeconds: number): Tokens {
  const verified = new Map<string, { caller: Caller; expires: number }>();

  const check = async (token: string): Promise<Caller> => {
    const { payload } = await jwtVerify(token, credentials.signingSecret, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: DOCUMENTED_AUDIENCE,
      requiredClaims: ['sub', 'exp'],
    });
    const role = (['pro', 'partner'] as const).find(
      (one) => credentials[one].clientId === payload.sub,
    );
    if (role === undefined) throw refused('The access token is not one of this portal.');
    const caller = { clientId: credentials[role].clientId, role };
    if (verified.size >= REMEMBERED) verified.clear();
    verified.set(token, { caller, expires: (payload.exp ?? 0) * 1000 });
    return caller;
  };

  return {
    issue: ({ clientId }) =>
      new SignJWT({ scope: 'api:access' })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setIssuer(ISSUER)
        .setAudience(DOCUMENTED_AUDIENCE)
        .setSubject(clientId)
        .setIssuedAt()
        // Two tokens of the same second are two all the same.
        .setJti(randomUUID())
        .setExpirationTime(Math.floor(Date.now() / 1000) + ttlSeconds)
        .sign(credentials.signingSecret),
    verify(token) {
      const known = verified.get(token);
      if (known !== undefined && known.expires > Date.now()) return known.caller;
      verified.delete(token);
      return check(token).catch((error: unknown) => {
        if (error instanceof errors.JWTExpired) throw refused('The access token has expired.');
        if (error instanceof PortalProblem) throw error;
        throw refused('The access token is not one of this portal.');
      });
    },
  };
}
