import { createHash } from 'node:crypto';
import type { Fault, OwnBody, SpoiltBody } from '../../faults/fault.ts';
import type { Answer } from './answer.ts';
import { goRound } from './endless-pages.ts';

/** What a hotel's network answers until a guest has signed in. */
const PAGE =
  '<!doctype html>\n<html><head><title>Welcome</title></head>\n' +
  '<body><h1>Welcome</h1><p>Please sign in to use the internet.</p></body></html>\n';

const BODIES: Record<SpoiltBody, (body: Buffer) => Buffer> = {
  truncated: (body) => body.subarray(0, Math.floor(body.length / 2)),
  // One comma too many is what JSON made by hand often has.
  malformed: (body) => Buffer.concat([body.subarray(0, -1), Buffer.from(','), body.subarray(-1)]),
  html: () => Buffer.from(PAGE),
  empty: () => Buffer.alloc(0),
};

function withBody(answer: Answer, body: SpoiltBody | OwnBody, { status, headers }: Fault): Answer {
  const typed = (type: string) => ({
    ...answer.headers,
    'content-type': headers?.['content-type'] ?? type,
  });
  if (typeof body === 'object') {
    return { ...answer, headers: typed(body.contentType), body: Buffer.from(body.text) };
  }
  const spoilt = { ...answer, body: BODIES[body](answer.body) };
  if (body !== 'html') return spoilt;
  return { ...spoilt, status: status ?? 200, headers: typed('text/html; charset=utf-8') };
}

/** The digest of other bytes, the same for the same bytes. */
const otherDigest = (sha256: string) => createHash('sha256').update(sha256).digest('hex');

function withWrongDigest(answer: Answer): Answer {
  const { etag, 'content-type': type } = answer.headers;
  const headers = { ...answer.headers };
  const sha256 = /^"([0-9a-f]{64})"$/.exec(String(etag))?.[1];
  if (sha256 !== undefined) {
    const other = otherDigest(sha256);
    headers['etag'] = `"${other}"`;
    headers['repr-digest'] = `sha-256=:${Buffer.from(other, 'hex').toString('base64')}:`;
  }
  if (!/json/.test(String(type))) return { ...answer, headers };
  const text = answer.body
    .toString('utf8')
    .replace(/("sha256":")([0-9a-f]{64})"/g, (_, name, told) => `${name}${otherDigest(told)}"`);
  return { ...answer, headers, body: Buffer.from(text) };
}

/**
 * Makes of a good answer what the fault makes of it.
 * @param url of the request, as the client sent it
 */
export function spoilAnswer(answer: Answer, fault: Fault, url: string): Answer {
  if (fault.body !== undefined) return withBody(answer, fault.body, fault);
  if (fault.wrongDigest) return withWrongDigest(answer);
  if (fault.endlessPages) return goRound(answer, url);
  return answer;
}
