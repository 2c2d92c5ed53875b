import { TaxqError } from '../../errors.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import { buildPath, type PortalClient } from '../client.ts';
import { CONTRACT } from '../contract/index.ts';
import { PIECE_TYPE, TUS_VERSION } from '../contract/resumable-uploads.ts';
import { openPiece, type Piece, type ResumableFile } from './body.ts';
import { gone, notTheProtocol, OffsetMoved, refusalOf } from './errors.ts';
import { uploadOf } from './link.ts';

/** The requests of the tus protocol, one by one. */
export interface ResumableRequests {
  /** @returns the id of the new upload */
  create(jobId: string, file: ResumableFile, signal: AbortSignal): Promise<string>;
  /** How many bytes the portal holds. */
  held(upload: string, file: ResumableFile, signal: AbortSignal): Promise<number>;
  /** False only when the portal says that it has no such upload. */
  exists(upload: string, signal: AbortSignal): Promise<boolean>;
  /** @returns how many bytes the portal holds now */
  sendPiece(
    upload: string,
    file: ResumableFile,
    piece: Piece,
    signal: AbortSignal,
  ): Promise<number>;
}

const TUS = { 'tus-resumable': TUS_VERSION };

const isGone = ({ status }: HttpResponse) => status === 404 || status === 410;

/** Another offset than ours (409), or another request that still holds the upload (423). */
const isMoved = ({ status }: HttpResponse) => status === 409 || status === 423;

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The requests of resumable uploads, over the portal's own connection and token. */
export function resumableRequests(client: PortalClient): ResumableRequests {
  const { origin } = client;

  const countIn = (response: HttpResponse, operation: string, header: string): number => {
    const value = response.header(header.toLowerCase()) ?? '';
    if (!/^\d{1,15}$/.test(value)) throw notTheProtocol(origin, operation, header);
    return Number(value);
  };

  const ask = (upload: string, signal: AbortSignal) =>
    client.raw({
      method: 'HEAD',
      path: buildPath(CONTRACT.getUpload, { params: { upload_id: upload } }),
      headers: TUS,
      repeatable: true,
      read: 'text',
      signal,
    });

  return {
    async create(jobId, file, signal) {
      const path = buildPath(CONTRACT.createUpload, { params: { job_id: jobId } });
      const response = await client.raw({
        method: 'POST',
        path,
        headers: {
          ...TUS,
          accept: 'application/json',
          'upload-length': String(file.size),
          'upload-metadata': `filename ${base64(file.name)},filetype ${base64(file.content_type)}`,
        },
        repeatable: true,
        read: 'text',
        signal,
      });
      if (response.status === 201) return uploadOf(response.header('location'), origin, path);
      // A network that asks for a sign-in answers everything with a page of its own.
      if (response.status === 200) throw notTheProtocol(origin, 'createUpload', 'Location');
      throw await refusalOf(client, response, `begin the upload of ${file.name}`);
    },

    async held(upload, file, signal) {
      const response = await ask(upload, signal);
      if (isGone(response)) throw gone(response.header('x-request-id'));
      if (response.status !== 200 && response.status !== 204) {
        throw await refusalOf(client, response, `say how much of ${file.name} it holds`);
      }
      const length = countIn(response, 'getUpload', 'Upload-Length');
      const offset = countIn(response, 'getUpload', 'Upload-Offset');
      if (length === file.size && offset <= length) return offset;
      throw new TaxqError({
        kind: 'failed',
        code: 'upload_mismatch',
        message: `The portal’s upload is not one of ${file.name}.`,
        why: `It holds ${offset} of ${length} bytes; the file has ${file.size}.`,
        hint: 'Check the file, then run the same command again.',
        requestId: response.header('x-request-id'),
      });
    },

    async exists(upload, signal) {
      return ask(upload, signal).then(
        (response) => !isGone(response),
        () => true,
      );
    },

    async sendPiece(upload, file, piece, signal) {
      const response = await client.raw({
        method: 'PATCH',
        path: buildPath(CONTRACT.sendUpload, { params: { upload_id: upload } }),
        headers: {
          ...TUS,
          accept: 'application/json',
          'content-type': PIECE_TYPE,
          'content-length': String(piece.length),
          'upload-offset': String(piece.offset),
        },
        body: () => openPiece(file, piece),
        // Where the portal is now is asked, not guessed.
        repeatable: false,
        read: 'text',
        signal,
      });
      if (isGone(response)) throw gone(response.header('x-request-id'));
      const doing = `take the next bytes of ${file.name}`;
      const moved = (why: string) =>
        new OffsetMoved({
          kind: 'unreachable',
          code: 'offset_moved',
          message: `The portal didn’t ${doing}.`,
          why,
          requestId: response.header('x-request-id'),
        });
      if (isMoved(response)) throw moved('It holds other bytes of it than was thought.');
      if (response.status !== 204 && response.status !== 200) {
        throw await refusalOf(client, response, doing);
      }
      const offset = countIn(response, 'sendUpload', 'Upload-Offset');
      if (offset > piece.offset && offset <= piece.offset + piece.length) return offset;
      throw moved(`It holds ${offset} bytes after ${piece.offset + piece.length} were sent.`);
    },
  };
}
