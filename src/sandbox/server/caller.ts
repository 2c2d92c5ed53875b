import type { Operation } from '../../portal/contract/operation.ts';
import type { Caller } from '../auth/credentials.ts';
import type { Tokens } from '../auth/tokens.ts';
import { forbidden, PortalProblem } from '../problem.ts';

const PARTNER_OF_PRO_SURFACE = ['listMilestones', 'completeMilestone'];
const NOBODY: Caller = { clientId: '', role: 'partner' };

/**
 * Tells who calls an operation and that they may.
 * @throws PortalProblem 401 without a valid token, 403 when the caller may not.
 */
export async function findCaller(
  operation: Operation,
  authorization: string | undefined,
  tokens: Tokens,
): Promise<Caller> {
  if (operation.surface === 'auth') return NOBODY;
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    throw new PortalProblem(401, 'This needs an access token: Authorization: Bearer <token>.');
  }
  const caller = await tokens.verify(token);
  if (
    caller.role === 'partner' &&
    operation.surface === 'pro' &&
    !PARTNER_OF_PRO_SURFACE.includes(operation.id)
  ) {
    throw forbidden('This client may not act as the pro.');
  }
  return caller;
}
