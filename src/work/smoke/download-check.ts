import { createHash } from 'node:crypto';
import type { Content } from '../../portal/content.ts';
import { type Check, couldNotCheck, type Finding, fail, pass } from '../checks/check.ts';
import type { DocumentView } from '../document/document-view.ts';
import type { Scene } from './scene.ts';

/** Largest document that is downloaded: 20 MiB. */
const LARGEST = 20 * 1024 * 1024;

interface Arrived {
  size: number;
  sha256: string;
  /** Whether it ended as it should; not so where it was cut, damaged or ended by this side. */
  whole: boolean;
}

/** Reads a content as far as it comes, and a little beyond what it may have. */
async function arrive({ stream }: Content, most: number, signal: AbortSignal): Promise<Arrived> {
  const hash = createHash('sha256');
  let size = 0;
  const arrived = (whole: boolean) => ({ size, sha256: hash.digest('hex'), whole });
  try {
    for await (const chunk of stream) {
      signal.throwIfAborted();
      size += chunk.length;
      if (size > most) return arrived(false);
      hash.update(chunk);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return arrived(false);
  }
  return arrived(true);
}

const BROKEN = 'Don’t rely on downloads from this portal until this is mended.';

/** Holds what arrived against all that the portal says about it. */
function compare(document: DocumentView, content: Content, arrived: Arrived): Finding {
  const { id } = document;
  const size = document.size ?? content.size;
  if (size !== null && arrived.size > size) {
    return fail(`Document ${id} has more than the ${size} bytes that the portal says.`, BROKEN);
  }
  if (arrived.size > LARGEST) return couldNotCheck('The document is over 20 MB.');
  if (!arrived.whole) {
    const of = size === null ? '' : ` of ${size}`;
    return fail(
      `The content of document ${id} stopped or was damaged after ${arrived.size}${of} bytes.`,
      BROKEN,
    );
  }
  if (size !== null && size !== arrived.size) {
    return fail(`Document ${id} has ${arrived.size} bytes, and the portal says ${size}.`, BROKEN);
  }
  const told = [document.sha256, content.sha256].filter((sha256) => sha256 !== null);
  if (told.some((sha256) => sha256 !== arrived.sha256)) {
    return fail(`The content of document ${id} isn’t what its digest says.`, BROKEN);
  }
  const proven = told.length > 0 ? ', and the digest is right' : '; the portal gives no digest';
  return pass(`${arrived.size} bytes came${proven}.`);
}

/** The content of one document, the smallest there is. */
export const downloadCheck = (scene: Scene): Check => ({
  id: 'document.download',
  name: 'Content of a document',
  needs: ['documents.list'],
  run: async (signal) => {
    const [document] = [...scene.documents].sort(
      (left, right) => (left.size ?? Infinity) - (right.size ?? Infinity),
    );
    if (document === undefined) return couldNotCheck('There is no document to download.');
    if ((document.size ?? 0) > LARGEST)
      return couldNotCheck('The smallest document is over 20 MB.');
    const content = await scene.source.open(document.id);
    const most = document.size ?? content.size ?? LARGEST;
    try {
      return compare(document, content, await arrive(content, Math.min(most, LARGEST), signal));
    } finally {
      content.stream.destroy();
    }
  },
});
