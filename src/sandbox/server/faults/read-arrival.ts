import type { IncomingMessage } from 'node:http';
import { isRecord, parseJson } from '../../../json.ts';
import type { Arrival } from '../../faults/watched-rule.ts';
import type { Portal } from '../../portal.ts';

/** When a token was issued, in seconds since the epoch; it need not be a good one. */
function issueTime(token: string): number {
  const payload = parseJson(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const issued = isRecord(payload) ? payload['iat'] : undefined;
  return typeof issued === 'number' ? issued : Number.POSITIVE_INFINITY;
}

/** The beginning of a request's body, which stays there for the handlers. */
export async function beginningOf(request: IncomingMessage): Promise<string> {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && Number(length ?? 0) === 0) return '';
  await new Promise<void>((resolve) => {
    const go = () => {
      request.off('readable', go).off('close', go);
      resolve();
    };
    request.on('readable', go).on('close', go);
  });
  const chunk: unknown = request.read();
  if (!(chunk instanceof Uint8Array)) return '';
  request.unshift(chunk);
  return Buffer.from(chunk).toString('latin1');
}

/** Whether a part of a path names something that belongs to a job. */
function belongs(name: string, jobId: string, { store, downloads }: Portal): boolean {
  const documentId = downloads.redeem(name) ?? name;
  return (
    store.documents.find(documentId)?.job_id === jobId ||
    store.uploads.find(name)?.jobId === jobId ||
    store.scopeChanges.list(jobId).some(({ id }) => id === name)
  );
}

/**
 * A request as rules look at it. Its job is told by what its URL names, or by the beginning of its
 * body.
 */
export function readArrival(request: IncomingMessage, body: string, portal: Portal): Arrival {
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  const plainPath = path.replaceAll(/%3a/gi, ':');
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return {
    method: request.method ?? 'GET',
    path: plainPath,
    token:
      token === undefined
        ? undefined
        : { text: token, ageSeconds: Date.now() / 1000 - issueTime(token) },
    concerns(shortId) {
      const job = portal.store.jobs.findByShortId(shortId);
      if (job === undefined) return false;
      const told = [plainPath, query, body];
      if (told.some((text) => text.includes(job.id) || text.includes(shortId))) return true;
      return plainPath.split(/[/:]/).some((name) => belongs(name, job.id, portal));
    },
  };
}
