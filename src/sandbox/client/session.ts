import { asSentence, type ErrorKind, TaxqError } from '../../errors.ts';
import { isRecord } from '../../json.ts';
import { DOCUMENTED_AUDIENCE } from '../../portal/contract/token.ts';
import type { Locator } from '../locator.ts';

/** The client's side of the portal: documented endpoints, called with the partner's token. */
export interface ClientSession {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object | FormData): Promise<T>;
}

const kindOf = (status: number): ErrorKind => {
  if (status === 401 || status === 403) return 'auth';
  if (status === 404) return 'not-found';
  return status < 500 ? 'refused' : 'failed';
};

async function refusal(answer: Response): Promise<TaxqError> {
  const problem: unknown = await answer.json().catch(() => null);
  const detail = isRecord(problem) ? problem['detail'] : undefined;
  return new TaxqError({
    kind: kindOf(answer.status),
    code: 'client_action_refused',
    message: 'The sandbox refused what its client tried.',
    why: asSentence(String(detail ?? `It answered ${answer.status}`)),
    hint: 'Look at the job’s state and try what it allows.',
    requestId: answer.headers.get('x-request-id') ?? undefined,
  });
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, { ...init, redirect: 'error' }).catch((cause: unknown) => {
    throw new TaxqError({
      kind: 'unreachable',
      code: 'sandbox_unreachable',
      message: 'The sandbox does not answer.',
      why: `Nothing listens at ${new URL(url).origin}.`,
      hint: 'Start it with: taxq sandbox start',
      cause,
    });
  });
  if (!answer.ok) throw await refusal(answer);
  return (await answer.json()) as T;
}

const json = (body: object) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/**
 * Signs in with the partner's credentials of a running sandbox.
 * @throws TaxqError `sandbox_unreachable` or `client_action_refused`; so do the session's calls.
 */
export async function openClientSession(locator: Locator): Promise<ClientSession> {
  const { access_token: token } = await call<{ access_token: string }>(locator.token_url, {
    method: 'POST',
    ...json({
      client_id: locator.partner_client_id,
      client_secret: locator.partner_client_secret,
      audience: DOCUMENTED_AUDIENCE,
      grant_type: 'client_credentials',
    }),
  });
  const authorization = `Bearer ${token}`;
  const bodyOf = (body: object | FormData | undefined): RequestInit => {
    if (body === undefined) return { headers: { authorization } };
    if (body instanceof FormData) return { headers: { authorization }, body };
    const encoded = json(body);
    return { ...encoded, headers: { ...encoded.headers, authorization } };
  };
  return {
    get: (path) => call(`${locator.url}${path}`, { headers: { authorization } }),
    post: (path, body) => call(`${locator.url}${path}`, { method: 'POST', ...bodyOf(body) }),
  };
}
