import { join, resolve } from 'node:path';
import { openContentSource } from '../../portal/download.ts';
import { openPdfReader, type PdfReader } from '../../transfer/pdf/pdf-reader.ts';
import type { CloseTools } from '../../work/close/close-job.ts';
import { paperReader, type ReadPapers } from '../../work/close/read-papers.ts';
import type { Context } from '../context.ts';

/** The folder of all archives: the one named, else the setting, else one of taxq’s own. */
export function archiveRoot(
  named: string | undefined,
  { configuration, paths }: Pick<Context, 'configuration' | 'paths'>,
): string {
  if (named !== undefined) return resolve(named);
  return configuration().settings?.archive_folder ?? join(paths.data, 'archive');
}

/** A reader of PDFs that is opened with the first one, and ends with the command. */
export function lazyPdfReader({ pdfWorker, onClose }: Context): () => PdfReader {
  let opened: PdfReader | null = null;
  return () => {
    if (opened !== null) return opened;
    opened = openPdfReader({ worker: pdfWorker, workers: 1 });
    onClose(opened.close);
    return opened;
  };
}

/** Opens what reads the texts of confirmations and signed papers; all of it ends with the command. */
export async function openPapers(context: Context): Promise<ReadPapers> {
  const session = await context.session();
  const source = openContentSource(session.client, context.transportOptions);
  context.onClose(source.close);
  const folder = join(context.paths.state, 'reading');
  const fetch = { source, reader: lazyPdfReader(context), folder };
  return paperReader({ store: await context.store(), fetch });
}

/**
 * Opens what closing needs; all of it ends with the command.
 *
 * @param folder of all archives, as the user named it
 */
export async function openCloseTools(
  context: Context,
  folder?: string,
): Promise<CloseTools & { papers: ReadPapers }> {
  const session = await context.session();
  const source = openContentSource(session.client, context.transportOptions);
  context.onClose(source.close);
  const { signal } = context;
  return {
    session,
    store: await context.store(),
    sleep: context.transportOptions.sleep,
    began: context.clock(),
    archive: { root: archiveRoot(folder, context), source, signal },
    papers: await openPapers(context),
  };
}
