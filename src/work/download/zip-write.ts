import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { TaxqError } from '../../errors.ts';
import type { ZipEntry } from './zip-compare.ts';

/** A file that goes into a zip. */
export interface ZipSource extends ZipEntry {
  path: string;
  time: Date;
}

/** Client documents are nobody else's to read on a shared machine. */
const PRIVATE = 0o600;

/** The fastest: most of what goes in is compressed already, and uncompressed streams no reader must know. */
const LEVEL = 1;

const READ_BYTES = 256 * 1024;

async function* readChecked({ path, sha256 }: ZipSource): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: READ_BYTES })) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') === sha256) return;
  throw new TaxqError({
    kind: 'failed',
    code: 'file_changed',
    message: `${path} changed while it was being zipped.`,
    why: 'Its content is not what was fetched.',
    hint: 'Run the command again; only what has changed is fetched.',
  });
}

function makeZip(sources: readonly ZipSource[]) {
  const zip = new ZipFile();
  const output = zip.outputStream;
  let reading: Readable | null = null;
  const fail = (error: Error) => {
    if (output instanceof Readable) output.destroy(error);
  };
  zip.on('error', fail);
  for (const source of sources) {
    const { name, size, time } = source;
    const options = { mtime: time, mode: PRIVATE, compressionLevel: LEVEL, size };
    zip.addReadStreamLazy(name, options, (give) => {
      reading = Readable.from(readChecked(source), { objectMode: false }).on('error', fail);
      give(null, reading);
    });
  }
  zip.end();
  return { output, end: () => reading?.destroy() };
}

/**
 * Writes files into one zip, beside its name until it is whole and on the disk; memory stays the same
 * however large they are. An older file of that name is replaced. On failure nothing is left.
 *
 * @throws TaxqError when a file is no longer what was fetched; the signal's reason when it aborts
 */
export async function writeZip(
  archive: string,
  sources: readonly ZipSource[],
  signal: AbortSignal,
): Promise<void> {
  const part = `${archive}.part`;
  await rm(part, { force: true });
  const file = await open(part, 'wx', PRIVATE);
  const { output, end } = makeZip(sources);
  try {
    for await (const piece of output) {
      signal.throwIfAborted();
      await file.writeFile(piece);
    }
    await file.sync();
    await file.close();
    await rename(part, archive);
  } finally {
    end();
    await file.close();
    await rm(part, { force: true });
  }
}
