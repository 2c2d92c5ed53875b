import { lstat, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode, TaxqError } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import type { JobPlace } from './download-places.ts';
import { type DownloadResult, factsOf, failedResult } from './download-result.ts';
import { inTheWay, writeError } from './local-file.ts';
import { type Chosen, type DownloadTools, startDocuments } from './start-documents.ts';
import { compareZip, type ZipEntry } from './zip-compare.ts';
import { knownEntries, zipSources } from './zip-sources.ts';
import { writeZip } from './zip-write.ts';

/** A zip is made before further documents are fetched: its job is then done, whatever comes. */
const SOON = { priority: 1 };

async function makeStaging(path: string): Promise<void> {
  makeFolder(dirname(path));
  await mkdir(path, { mode: 0o700 }).catch(async (error: unknown) => {
    // A link would lead elsewhere.
    if (systemCode(error) !== 'EEXIST' || !(await lstat(path)).isDirectory()) throw error;
  });
}

/** Makes the zip of what was fetched, unless it is there; then the staging folder can go. */
async function finish(
  { archive, staging }: JobPlace,
  { wanted }: Chosen,
  fetched: readonly DownloadResult[],
  isThere: (entries: readonly ZipEntry[]) => Promise<boolean>,
  signal: AbortSignal,
): Promise<DownloadResult[]> {
  const sources = zipSources(wanted, fetched, staging);
  const there = await isThere(sources);
  if (!there) await writeZip(archive, sources, signal);
  await rm(staging, { recursive: true, force: true });
  const status = there ? 'already_there' : 'downloaded';
  return fetched.map((result) => ({ ...result, path: null, archive, status }));
}

/**
 * Fetches documents of a job into one zip. The zip is there only when every document is whole; else
 * what came waits, in a hidden folder beside it, for the next try. A zip that holds the same is left;
 * another one is never overwritten unless `replace` is set.
 *
 * @param job short id, for the results
 */
export async function zipDocuments(
  job: string,
  place: JobPlace,
  chosen: Chosen,
  tools: DownloadTools,
): Promise<DownloadResult[]> {
  const { queue, replace, signal } = tools;
  const { archive, staging } = place;
  const isThere = async (entries: readonly ZipEntry[]): Promise<boolean> => {
    const there = await compareZip(archive, entries);
    if (there === 'other' && !replace) throw inTheWay(archive);
    return there === 'same';
  };
  if (chosen.wanted.length === 0) return [];
  try {
    const known = knownEntries(chosen);
    if (known !== null && (await queue.add(() => isThere(known), SOON))) {
      await rm(staging, { recursive: true, force: true });
      return chosen.wanted.map((document) => {
        tools.onEnd?.(document);
        return { ...factsOf(job, document), archive, status: 'already_there', error: null };
      });
    }
    await makeStaging(staging);
    const own = { ...tools, replace: true };
    const fetched = await Promise.all(await startDocuments(job, staging, chosen, own));
    if (fetched.every(({ error }) => error === null)) {
      return await queue.add(() => finish(place, chosen, fetched, isThere, signal), SOON);
    }
    return fetched.map((one) => (one.error === null ? { ...one, status: 'kept' } : one));
  } catch (thrown) {
    const error = writeError(thrown, archive);
    if (!(error instanceof TaxqError)) throw error;
    return chosen.wanted.map((document) => failedResult(job, document, error));
  }
}
