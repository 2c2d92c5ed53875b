import { createHash, randomUUID } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { systemCode } from '../../errors.ts';
import { PortalProblem } from '../problem.ts';
import { pour } from './pour.ts';

/** A file that has arrived whole but is not kept yet. */
export interface ReceivedFile {
  temporary: string;
  sha256: string;
  size: number;
}

export interface BlobStore {
  /** Bytes of the largest document. */
  readonly maxBytes: number;
  /**
   * Takes a stream in without holding it in memory; it is durable once this resolves. Nothing stays
   * behind when it fails.
   * @throws PortalProblem 413 when it is larger than allowed, 507 when there is no room.
   */
  receive(source: Readable): Promise<ReceivedFile>;
  /** Gives the received file, which is durable, its place by its digest. */
  keep(file: ReceivedFile): Promise<void>;
  discard(file: ReceivedFile): Promise<void>;
  /** A place of its own for a file that is on its way to be kept; removed when the portal opens. */
  temporaryPath(): string;
  /** Keeps content that is at hand already; answers its digest. */
  put(content: Uint8Array): string;
  /** Where the content with this digest is, or undefined when it is missing. */
  locate(sha256: string): string | undefined;
  /** Removes the content that none of these digests names. */
  keepOnly(digests: ReadonlySet<string>): void;
}

export interface BlobOptions {
  /** Bytes; a file of exactly this size is taken. */
  maxBytes: number;
  /** Opens the file that an upload is written to first. */
  openTemporary?: (path: string) => Writable;
}

const OUT_OF_SPACE = ['ENOSPC', 'EFBIG', 'EDQUOT', 'SQLITE_FULL'];

/** Whether a failure means that the disk or the database has no room left. */
export const isOutOfSpace = (error: unknown): boolean => OUT_OF_SPACE.includes(systemCode(error));

/** 413: larger than the portal takes. */
export const tooLarge = (maxBytes: number) =>
  new PortalProblem(413, `A document may be at most ${maxBytes} bytes.`);

/** 507: the disk is full. */
export const noRoom = () =>
  new PortalProblem(507, 'The portal has no room left for this document.');

const openForOwner = (path: string) =>
  createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });

/** Where content with this digest belongs below `files`. */
function contentPath(files: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('a content path needs a sha256 digest');
  return join(files, sha256.slice(0, 2), sha256);
}

/** Content by digest in the data folder; uploads left over by a killed server are removed. */
export function openBlobStore(data: string, options: BlobOptions): BlobStore {
  const { maxBytes, openTemporary = openForOwner } = options;
  const files = join(data, 'files');
  const temporary = join(data, 'tmp');
  rmSync(temporary, { recursive: true, force: true });
  for (const folder of [files, temporary]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporaryPath = () => join(temporary, `${randomUUID()}.part`);

  return {
    maxBytes,
    temporaryPath,
    async receive(source) {
      const path = temporaryPath();
      const digest = createHash('sha256');
      let size = 0;
      try {
        await pour(source, openTemporary(path), (chunk) => {
          size += chunk.length;
          if (size > maxBytes) throw tooLarge(maxBytes);
          digest.update(chunk);
        });
      } catch (error) {
        await rm(path, { force: true });
        if (!isOutOfSpace(error)) throw error;
        throw noRoom();
      }
      return { temporary: path, sha256: digest.digest('hex'), size };
    },
    async keep({ temporary: path, sha256 }) {
      const target = contentPath(files, sha256);
      try {
        await rename(path, target);
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw error;
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await rename(path, target);
      }
    },
    async discard({ temporary: path }) {
      try {
        await unlink(path);
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw error;
      }
    },
    put(content) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const target = contentPath(files, sha256);
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
      const path = temporaryPath();
      writeFileSync(path, content, { mode: 0o600 });
      renameSync(path, target);
      return sha256;
    },
    locate(sha256) {
      const path = contentPath(files, sha256);
      return existsSync(path) ? path : undefined;
    },
    keepOnly(digests) {
      for (const group of readdirSync(files)) {
        for (const name of readdirSync(join(files, group))) {
          if (!digests.has(name)) rmSync(join(files, group, name));
        }
      }
    },
  };
}
