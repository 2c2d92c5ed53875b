import { resolve } from 'node:path';
import { TaxqError } from '../../errors.ts';
import { openContentSource } from '../../portal/download.ts';
import { downloadJobs } from '../../work/download/download-jobs.ts';
import { orderDocuments, orderJobs } from '../../work/download/download-orders.ts';
import type { DownloadResult } from '../../work/download/download-result.ts';
import type { Context } from '../context.ts';
import { type DownloadNames, oneJobName, readJobNames } from './download-names.ts';
import { downloadProgress } from './download-progress.ts';
import { listResults } from './list-results.ts';
import { downloadsView } from './present-downloads.ts';

interface DownloadInput extends DownloadNames {
  out: string;
  replace?: boolean;
  zip?: boolean;
  concurrency?: number;
}

const DEFAULT_CONCURRENCY = 4;

const HINT = 'Mend what it names, then run the command again: what is whole is not fetched twice.';
const ZIP_HINT = `A zip is made when all of its documents are whole. ${HINT}`;

async function* ending<T>(source: AsyncIterable<T>, end: () => void): AsyncGenerator<T> {
  try {
    yield* source;
  } finally {
    end();
  }
}

/** `taxq doc download JOB [DOC…] --out DIR`, `taxq doc download JOB… --all --out DIR` */
export async function runDownload(input: DownloadInput, context: Context): Promise<void> {
  if (input.out.trim() === '') {
    throw new TaxqError({
      kind: 'usage',
      code: 'out_missing',
      message: '--out names no folder.',
      hint: 'Name one; . is the current folder.',
    });
  }
  const { concurrency = DEFAULT_CONCURRENCY, zip = false, replace = false } = input;
  const names = input.all ? await readJobNames(input, context.terminal) : [oneJobName(input)];
  const session = await context.session();
  const orders = input.all
    ? await orderJobs(session, names, concurrency)
    : [await orderDocuments(session, names[0] ?? '', input.doc)];
  const source = openContentSource(session.client, context.transportOptions);
  context.onClose(source.close);
  const { end, ...hooks } = downloadProgress(context);
  const out = resolve(input.out);
  const { signal } = context;
  const options = { source, out, zip, replace, concurrency, signal, ...hooks };
  const results = ending(downloadJobs(orders, options), end);
  await listResults(context, downloadsView(out, orders.length > 1), results, {
    label: ({ title, job }: DownloadResult) => title ?? job,
    what: 'documents could not be downloaded',
    hint: zip ? ZIP_HINT : HINT,
  });
}
