import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isRecord } from '../../json.ts';
import { PIECE_TYPE } from '../../portal/contract/resumable-uploads.ts';
import { badRequest, PortalProblem } from '../problem.ts';

/** Bytes; documents come as multipart and have their own limit. */
export const MAX_JSON_BYTES = 1024 * 1024;

const READABLE_CHARSETS = ['utf-8', 'utf8', 'us-ascii'];

/**
 * Refuses a body that would be read as something else than was meant.
 * @throws PortalProblem 415 for one that is compressed, or in another charset than UTF-8.
 */
export function assertReadableBody(headers: IncomingHttpHeaders): void {
  const coding = headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (coding !== 'identity') {
    throw new PortalProblem(415, `Send the body as it is, not encoded with ${coding}.`);
  }
  const type = headers['content-type'] ?? '';
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (READABLE_CHARSETS.includes(charset)) return;
  throw new PortalProblem(415, `Send the body in UTF-8, not in ${charset}.`);
}

function parseJson(body: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch {
    throw badRequest('The body is not valid JSON in UTF-8.');
  }
}

/** The client credentials that HTTP Basic carries (RFC 6749, section 2.3.1). */
function basicCredentials(authorization: string | undefined): object {
  const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [id, ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const decoded = new URLSearchParams(`id=${id ?? ''}&secret=${secret.join(':')}`);
  return { client_id: decoded.get('id'), client_secret: decoded.get('secret') };
}

/** Teaches the server the bodies that the portal takes; forms at the token endpoint only. */
export function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => parseJson(body),
  );
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (request: FastifyRequest, text: string) => {
      if (request.routeOptions.config.operation?.surface !== 'auth') {
        throw badRequest('Send the body as application/json.');
      }
      return Object.fromEntries(new URLSearchParams(text));
    },
  );
  // Left unread here: a piece of a file goes straight to disk.
  app.addContentTypeParser(PIECE_TYPE, async (request: FastifyRequest) => {
    if (request.routeOptions.config.operation?.bodyType === 'tus') return;
    throw badRequest('Send the body as application/json.');
  });
}

/** The body of a token request with the credentials of HTTP Basic, which win. */
export function tokenBody(request: FastifyRequest): unknown {
  const { body } = request;
  const fields = isRecord(body) ? body : {};
  return { ...fields, ...basicCredentials(request.headers.authorization) };
}
