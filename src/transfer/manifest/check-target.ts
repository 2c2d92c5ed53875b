import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { systemCode, TaxqError } from '../../errors.ts';

const HEAD_BYTES = 64 * 1024;

const refused = (path: string, why: string) =>
  new TaxqError({
    kind: 'usage',
    code: 'manifest_target',
    message: `No manifest is written to ${path}.`,
    why,
    hint: 'Name another file that ends in .csv or .json.',
  });

const looksLikeManifest = (head: string): boolean =>
  /^\ufeff?\s*[[{]/.test(head) || /^\ufeff?[^\n]*\bfile\b[^\n]*\bjob\b/i.test(head);

/**
 * Checks where a manifest is to be written, before any work is done for it: never over a file that
 * isn’t one, such as a client’s PDF that the shell put after -o.
 *
 * @throws TaxqError of kind `usage`, code `manifest_target`
 */
export async function checkTarget(path: string): Promise<void> {
  if (!['.csv', '.json'].includes(extname(path).toLowerCase())) {
    throw refused(path, 'Its name says that it is something else.');
  }
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw refused(path, 'Something that can’t be read is there already.');
  });
  if (handle === null) return;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    if (bytesRead > 0 && !looksLikeManifest(head)) {
      throw refused(path, 'A file is there already, and it is no manifest.');
    }
  } finally {
    await handle.close();
  }
}
