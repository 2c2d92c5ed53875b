import * as Type from 'typebox';
import { operation } from './operation.ts';

/** The only audience that the documented portal accepts, trailing slash included. */
export const DOCUMENTED_AUDIENCE = 'https://api.worklayer.com/public/';

export const TokenRequest = Type.Object({
  client_id: Type.String({ minLength: 1 }),
  client_secret: Type.String({ minLength: 1 }),
  audience: Type.String({ minLength: 1 }),
  grant_type: Type.String({ minLength: 1, description: 'client_credentials' }),
});

export const TokenResponse = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  scope: Type.Optional(Type.String()),
  expires_in: Type.Number({ description: 'Seconds' }),
  token_type: Type.String(),
});
export type TokenResponse = Type.Static<typeof TokenResponse>;

export const getToken = operation({
  id: 'getToken',
  method: 'POST',
  path: '/oauth/token',
  surface: 'auth',
  summary: 'Exchange client credentials for an access token',
  body: TokenRequest,
  response: { status: 200, schema: TokenResponse },
  errors: [400, 401, 403],
  repeat: 'safe',
});
