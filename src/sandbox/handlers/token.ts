import { DOCUMENTED_AUDIENCE } from '../../portal/contract/token.ts';
import { identify } from '../auth/credentials.ts';
import { OAuthProblem } from '../auth/oauth-problem.ts';
import type { HandlersOf } from './handler.ts';

export const tokenHandlers: HandlersOf<'getToken'> = {
  async getToken({ body, portal }) {
    if (body.grant_type !== 'client_credentials') {
      throw new OAuthProblem(
        400,
        'unsupported_grant_type',
        'Only the grant type client_credentials is offered.',
      );
    }
    const caller = identify(portal.credentials, body.client_id, body.client_secret);
    if (caller === undefined) {
      throw new OAuthProblem(401, 'access_denied', 'The client id or its secret is wrong.');
    }
    if (body.audience !== DOCUMENTED_AUDIENCE) {
      throw new OAuthProblem(
        403,
        'access_denied',
        `The only audience is ${DOCUMENTED_AUDIENCE}, trailing slash included.`,
      );
    }
    return {
      access_token: await portal.tokens.issue(caller),
      scope: 'api:access',
      expires_in: portal.tokenTtlSeconds,
      token_type: 'Bearer',
    };
  },
};
