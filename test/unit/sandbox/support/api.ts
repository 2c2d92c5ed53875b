import { DOCUMENTED_AUDIENCE } from '../../../../src/portal/contract/token.ts';

export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** Calls of one signed-in client. */
export interface Api {
  token: string;
  get<T = Record<string, unknown>>(path: string): Promise<Reply<T>>;
  post<T = Record<string, unknown>>(
    path: string,
    body?: object | FormData,
    headers?: Record<string, string>,
  ): Promise<Reply<T>>;
}

export interface SignIn {
  url: string;
  clientId: string;
  clientSecret: string;
}

async function read<T>(answer: Response): Promise<Reply<T>> {
  const text = await answer.text();
  const body = (text === '' ? undefined : JSON.parse(text)) as T;
  return { status: answer.status, headers: answer.headers, body };
}

export async function requestToken({ url, clientId, clientSecret }: SignIn): Promise<string> {
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      audience: DOCUMENTED_AUDIENCE,
      grant_type: 'client_credentials',
    }),
  });
  const body = (await answer.json()) as { access_token: string };
  return body.access_token;
}

export async function signIn(client: SignIn): Promise<Api> {
  const token = await requestToken(client);
  const authorization = `Bearer ${token}`;
  return {
    token,
    get: async (path) =>
      read(await fetch(`${client.url}${path}`, { headers: { authorization }, redirect: 'manual' })),
    post: async (path, body, headers = {}) => {
      const isForm = body instanceof FormData;
      const encoded: RequestInit =
        body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
      const type: Record<string, string> =
        body === undefined || isForm ? {} : { 'content-type': 'application/json' };
      return read(
        await fetch(`${client.url}${path}`, {
          method: 'POST',
          ...encoded,
          headers: { authorization, ...type, ...headers },
        }),
      );
    },
  };
}
