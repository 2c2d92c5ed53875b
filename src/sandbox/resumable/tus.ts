import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { type KvStore, Server, Upload } from '@tus/server';
import { CONTRACT } from '../../portal/contract/index.ts';
import { isOutOfSpace, noRoom } from '../files/blob-store.ts';
import { fileNameOf } from '../files/file-name.ts';
import type { Portal } from '../portal.ts';
import { PortalProblem } from '../problem.ts';

/** How long a request that another one has taken the place of may still write. */
const HAND_OVER_MS = 250;

/** The uploads as the protocol's library wants to keep them; the portal's records hold more. */
const recordsOf = ({ store }: Portal): KvStore => ({
  async get(id) {
    const found = store.uploads.find(id);
    if (found === undefined || found.metadata === null) return undefined;
    const { size, metadata, createTime } = found;
    return new Upload({ id, size, offset: 0, metadata, creation_date: createTime });
  },
  async set(id, { metadata }) {
    store.uploads.describe(id, metadata ?? {});
  },
  async delete(id) {
    store.uploads.remove(id);
  },
});

/** The library's files, but readable by their owner only, and with a full disk told as such. */
class OwnFiles extends FileStore {
  readonly #portal: Portal;

  constructor(portal: Portal) {
    super({ directory: portal.resumable.folder, configstore: recordsOf(portal) });
    this.#portal = portal;
  }

  override async create(upload: Upload): Promise<Upload> {
    const path = this.#portal.resumable.path(upload.id);
    await writeFile(path, '', { flag: 'wx', mode: 0o600 });
    return super.create(upload);
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const path = this.#portal.resumable.path(id);
    const target = createWriteStream(path, { flags: 'r+', start: offset });
    await pipeline(source, target);
    return offset + target.bytesWritten;
  }
}

/** One request in tus 1.0.0, stripped to what the protocol is about. */
export interface TusRequest {
  method: string;
  /** The upload's id; for a POST the one that it is to have. */
  id: string;
  headers: Record<string, string>;
  /** The piece of the file that a PATCH brings. */
  body?: Readable;
}

export interface Tus {
  answer(request: TusRequest): Promise<Response>;
}

/** Where uploads are, by the contract. */
const PATH = CONTRACT.getUpload.path.replace('/{upload_id}', '');

/** The tus protocol over the portal's resumable uploads. */
export function openTus(portal: Portal): Tus {
  const idOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);
  const server = new Server({
    path: PATH,
    datastore: new OwnFiles(portal),
    relativeLocation: true,
    lockDrainTimeout: HAND_OVER_MS,
    namingFunction: ({ url }) => idOf(url),
    getFileIdFromRequest: ({ url }) => idOf(url),
    async onUploadCreate(_request, { metadata }) {
      fileNameOf(metadata?.['filename']);
      return {};
    },
    onResponseError(_request, error) {
      const problem = isOutOfSpace(error) ? noRoom() : error;
      if (!(problem instanceof PortalProblem)) return undefined;
      return { status_code: problem.status, body: problem.message };
    },
  });
  return {
    answer: ({ method, id, headers, body }) =>
      server.handleWeb(
        new Request(`http://127.0.0.1${PATH}/${id}`, {
          method,
          headers,
          // The request is left alive, so that it can be read on and answered in peace.
          ...(body === undefined
            ? {}
            : { body: body.iterator({ destroyOnReturn: false }), duplex: 'half' }),
        }),
      ),
  };
}
