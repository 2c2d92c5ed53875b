import { open } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { reasonOf, systemCode, TaxqError } from '../../errors.ts';

const HEAD_BYTES = 4096;

/** A kind of file that taxq writes anew each time. */
export interface ReportKind {
  /** What it is called in a sentence. */
  name: string;
  /** How its name ends, with the dot. */
  extensions: readonly string[];
  /** What stands near its beginning when taxq has written it. */
  mark: string;
  /** False where - doesn’t mean standard output. */
  toStdout?: boolean;
}

/**
 * Checks where a report is to be written, before any work is done for it: over a report of its
 * kind, never over anything else.
 *
 * @throws TaxqError of kind `usage`, code `report_target`
 */
export async function checkReportTarget(path: string, kind: ReportKind): Promise<void> {
  const refused = (why: string) =>
    new TaxqError({
      kind: 'usage',
      code: 'report_target',
      message: `No ${kind.name} is written to ${path}.`,
      why,
      hint: `Name another file that ends in ${kind.extensions[0]}${kind.toStdout === false ? '' : ', or - for standard output'}.`,
    });
  if (!kind.extensions.includes(extname(path).toLowerCase())) {
    throw refused('Its name says that it is something else.');
  }
  const handle = await open(resolve(path), 'r').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw refused('Something that can’t be read is there already.');
  });
  if (handle === null) return;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    if (bytesRead > 0 && !head.includes(kind.mark)) {
      throw refused('A file is there already, and taxq didn’t write it.');
    }
  } catch (error) {
    throw error instanceof TaxqError ? error : refused(reasonOf(error));
  } finally {
    await handle.close();
  }
}
