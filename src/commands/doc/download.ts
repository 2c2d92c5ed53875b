import { resolve } from 'node:path';
import { TaxqError } from '../../errors.ts';
import { openContentSource } from '../../portal/download.ts';
import { openProgress } from '../../terminal/progress.ts';
import { downloadDocuments } from '../../work/document/download-documents.ts';
import { findDocuments } from '../../work/document/find-documents.ts';
import { listDocuments } from '../../work/document/list-documents.ts';
import { findJob } from '../../work/job/find-job.ts';
import type { Context } from '../context.ts';
import { listResults } from './list-results.ts';
import { downloadsView } from './present-transfers.ts';
import { sizeText } from './size-text.ts';

interface DownloadInput {
  job: string;
  doc: string[];
  out: string;
  replace?: boolean;
}

/** `taxq doc download JOB [DOC…] --out DIR` */
export async function runDownload(input: DownloadInput, context: Context): Promise<void> {
  if (input.out.trim() === '') {
    throw new TaxqError({
      kind: 'usage',
      code: 'out_missing',
      message: '--out names no folder.',
      hint: 'Name one; . is the current folder.',
    });
  }
  const session = await context.session();
  const job = await findJob(session, input.job);
  const all = await listDocuments(session, job);
  const wanted = findDocuments(all, input.doc, job);
  const source = openContentSource(session.client, context.transportOptions);
  context.onClose(source.close);
  const progress = openProgress(context.terminal);
  const results = downloadDocuments(source, all, wanted, {
    folder: resolve(input.out),
    replace: input.replace === true,
    onBegin: ({ file_name, title, size }) => {
      const what = `Downloading ${file_name ?? title}`;
      return progress.begin(size === null ? what : `${what}, ${sizeText(size)}`, size);
    },
    onBytes: progress.advance,
    onEnd: progress.end,
  });
  await listResults(context, downloadsView, results, {
    label: ({ title }) => title,
    what: 'documents could not be downloaded',
    hint: 'Mend what it names, then run the command again: what is whole is not fetched twice.',
  });
}
