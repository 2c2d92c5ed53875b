import { pipeline, type Readable, type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { systemCode } from '../errors.ts';

/** What text answers may be packed with; asked for in Accept-Encoding. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

// node:zlib is loaded for answers that need it alone: most portals send their pages as they are.
const zlib = () => import('node:zlib');

/**
 * Unpacks a body that is in memory.
 *
 * @param encoding its Content-Encoding
 * @param most bytes that it may have when it is unpacked
 * @returns null when it is damaged, or packed in another way than gzip and br
 */
export async function decodeWhole(
  body: Buffer,
  encoding: string,
  most: number,
): Promise<Buffer | 'too large' | null> {
  const { brotliDecompress, gunzip } = await zlib();
  const name = encoding.trim().toLowerCase();
  const limit = { maxOutputLength: most };
  try {
    if (name === 'br') return await promisify(brotliDecompress)(body, limit);
    return name === 'gzip' ? await promisify(gunzip)(body, limit) : null;
  } catch (error) {
    return systemCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : null;
  }
}

/** Unpacks a body as it comes; null for an encoding that taxq doesn't know. */
export async function decodeStream(stream: Readable, encoding: string): Promise<Readable | null> {
  const { createBrotliDecompress, createGunzip } = await zlib();
  const name = encoding.trim().toLowerCase();
  const unpack: Transform | null =
    name === 'br' ? createBrotliDecompress() : name === 'gzip' ? createGunzip() : null;
  // Whoever reads the end of it is told of an error anywhere.
  return unpack && pipeline(stream, unpack, () => {});
}
