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
}

/** Reads a content to its end; null for one that is larger than it may be. */
async function arrive({ stream }: Content, signal: AbortSignal): Promise<Arrived | null> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of stream) {
    signal.throwIfAborted();
    size += chunk.length;
    if (size > LARGEST) return null;
    hash.update(chunk);
  }
  return { size, sha256: hash.digest('hex') };
}

/** Holds what arrived against all that the portal says about it. */
function compare(document: DocumentView, content: Content, arrived: Arrived): Finding {
  const { id } = document;
  const size = document.size ?? content.size;
  if (size !== null && size !== arrived.size) {
    return fail(`Document ${id} has ${arrived.size} bytes, and the portal says ${size}.`);
  }
  const told = [document.sha256, content.sha256].filter((sha256) => sha256 !== null);
  if (told.some((sha256) => sha256 !== arrived.sha256)) {
    return fail(
      `The content of document ${id} isn’t what its digest says.`,
      'Don’t rely on downloads from this portal until this is mended.',
    );
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
    const arrived = await arrive(content, signal);
    if (arrived === null) return couldNotCheck('The document is over 20 MB.');
    return compare(document, content, arrived);
  },
});
