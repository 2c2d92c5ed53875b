import { asSentence, shortened, TaxqError } from '../errors.ts';
import { askedWait } from '../http/asked-wait.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { parseServerUrl } from '../http/origin.ts';
import { redirectTarget } from '../http/redirect-target.ts';
import { openTransport, type TransportOptions } from '../http/transport.ts';
import { isRecord, parseJson } from '../json.ts';
import type { TokenResponse } from '../portal/contract/token.ts';
import { type AccessToken, isToken } from './bearer.ts';

export interface ClientCredentials {
  clientId: string;
  clientSecret: string;
}

export interface TokenEndpoint {
  profile: string;
  tokenUrl: string;
  audience: string;
}

/**
 * Exchanges client credentials for an access token at a profile's token endpoint. The secret goes
 * to that endpoint's origin and nowhere else.
 *
 * @throws TaxqError of kind `auth` when the endpoint refuses, `config` when its URL is not allowed,
 * Unreachable when it doesn't answer
 */
export async function signIn(
  endpoint: TokenEndpoint,
  credentials: ClientCredentials,
  transportOptions: Omit<TransportOptions, 'origin'>,
): Promise<AccessToken> {
  const url = parseServerUrl(endpoint.tokenUrl, `The token URL of profile “${endpoint.profile}”`);
  const server = `The sign-in server of profile “${endpoint.profile}”`;
  const transport = openTransport({ ...transportOptions, origin: url.origin, server });
  try {
    const response = await transport.send({
      method: 'POST',
      path: url.pathname,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        audience: endpoint.audience,
      }),
      repeatable: true,
      read: 'text',
      secrets: secretsOf(credentials),
    });
    return readToken(endpoint, url.origin, response);
  } finally {
    await transport.close();
  }
}

/** What of credentials nobody may see, as requests hold it. */
export const secretsOf = ({ clientId, clientSecret }: ClientCredentials): string[] => [
  clientSecret,
  Buffer.from(`${clientId}:${clientSecret}`).toString('base64'),
];

function readToken(
  { profile, audience }: TokenEndpoint,
  origin: string,
  response: HttpResponse,
): AccessToken {
  const { status, text, header, redact = (plain) => plain } = response;
  const body = parseJson(text);
  const answer: Partial<Record<keyof TokenResponse | 'error_description', unknown>> = isRecord(body)
    ? body
    : {};
  const { access_token: value, expires_in: seconds, error_description: description } = answer;
  const granted = status >= 200 && status < 300;
  // RFC 6749, section 5.1: how long it lives may be left out.
  const hasEnd = typeof seconds === 'number';
  const isEndless = seconds === undefined || seconds === null;
  if (granted && typeof value === 'string' && isToken(value) && (hasEnd || isEndless)) {
    return { value, expiresAt: hasEnd ? Date.now() + seconds * 1000 : null };
  }
  const refused = status >= 400 && status < 500 && status !== 429;
  const said =
    typeof description === 'string' ? shortened(redact(description)) : silentWhy(response);
  throw new TaxqError({
    kind: refused ? 'auth' : 'unreachable',
    code: refused ? 'sign_in_refused' : 'sign_in_failed',
    message: `Profile “${profile}” couldn’t sign in at ${origin}.`,
    why: `${asSentence(said)}${refused ? ` A token was asked for the audience ${audience}.` : askedWait(response).sentence}`,
    hint: refused
      ? 'Check the client id, its secret and the profile’s audience (taxq profile show).'
      : 'Nothing was lost; try again in a while, and check the token URL (taxq profile show).',
    requestId: header('x-request-id'),
  });
}

/** Why there is no token, where the server says nothing about it. */
function silentWhy(response: HttpResponse): string {
  const { status, text } = response;
  if (status >= 300 && status < 400) {
    const target = redirectTarget(response);
    return `It answered with a redirect to ${target}; taxq follows none, so that the secret stays here`;
  }
  if (status >= 300) return `It answered ${status}`;
  return `Its answer ${/^\s*</.test(text) ? 'is a web page and ' : ''}holds no token`;
}
