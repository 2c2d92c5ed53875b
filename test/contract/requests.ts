import { parseJson } from '../../src/json.ts';
import type { Operation } from '../../src/portal/contract/operation.ts';

/**
 * What a portal is held to. `contract`: to the contract, word for word. `documented`: on the public
 * surface only to what its public documentation says; where that is silent, all is right.
 */
export type Strictness = 'contract' | 'documented';

/** A portal to hold against the contract. */
export interface ContractTarget {
  url: string;
  /** Where and for what tokens are given; absent when one is brought along. */
  tokenUrl?: string;
  clientId?: string;
  clientSecret?: string;
  /** A token that was given elsewhere. */
  token?: string;
  /**
   * What of a portal of others may be used: it is only read, but for the one job that was named.
   * Absent for a portal of the tests' own.
   */
  loan?: { jobId?: string };
  /** `contract` unless given. */
  strictness?: Strictness;
}

/** What one call of an operation is made of. */
export interface Request {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** JSON, or the parts of an upload. */
  body?: Record<string, unknown>;
  /** The bytes of a piece of a file. */
  piece?: Uint8Array<ArrayBuffer>;
  /** A body just as it stands, whatever it is. */
  raw?: { type: string; text: string };
}

export interface Answer {
  status: number;
  headers: Headers;
  /** JSON as what it says, anything else as the text that it is, and nothing as undefined. */
  body: unknown;
}

function toForm(parts: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    const files =
      Array.isArray(value) && value.some((one) => one instanceof Blob) ? value : [value];
    for (const one of files) {
      if (one instanceof Blob) form.append(name, one, 'contract.pdf');
      else form.append(name, typeof one === 'string' ? one : JSON.stringify(one));
    }
  }
  return form;
}

function bodyOf(operation: Operation, { body, piece, raw }: Request): RequestInit {
  if (raw !== undefined) return { body: raw.text, headers: { 'content-type': raw.type } };
  if (piece !== undefined) return { body: piece };
  if (body === undefined) return {};
  if (operation.bodyType === 'multipart') return { body: toForm(body) };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** Sends one request as it stands, right or wrong. */
export async function send(
  target: ContractTarget,
  operation: Operation,
  request: Request,
  token?: string,
): Promise<Answer> {
  const { params = {}, query = {}, headers = {} } = request;
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const elsewhere = operation.surface === 'auth' ? target.tokenUrl : undefined;
  const url = new URL(elsewhere ?? `${target.url}${path}`);
  url.search = new URLSearchParams(query).toString();
  const init = bodyOf(operation, request);
  const answer = await fetch(url, {
    method: operation.method,
    redirect: 'manual',
    ...init,
    headers: {
      ...(init.headers as Record<string, string> | undefined),
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === '' ? undefined : (parseJson(text) ?? text),
  };
}
