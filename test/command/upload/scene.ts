import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Relay } from '../../support/relay.ts';
import { type Ran, type RunOptions, taxq, tempFolder } from '../../support/taxq.ts';

/** Short ids of the demo’s jobs. */
export const JOB = {
  feld: 'UNV6L8FMUC5',
  raman: '8N6DLH8VU9F',
  elena: 'Z794UCXKN7U',
  nunez: '6UZM94GWH78',
  ceramics: 'PDP5CE966LL',
  obrien: '3RTWHT6P989',
  rivera: 'Z9F4USMD6H3',
} as const;

/** A row of a plan, or of a manifest as it is read back. */
export interface Planned {
  file: string;
  job: string;
  client: string | null;
  tag: string;
  title: string | null;
  description: string | null;
  size: number | null;
  sha256: string | null;
  confidence: string | null;
  reason: string | null;
  verdict: string;
}

/** What became of a row of a manifest. */
export interface Outcome {
  line: number;
  file: string;
  status: string;
  document_id: string | null;
  job: string;
  client: string | null;
  tag: string;
  title: string;
  size: number | null;
  sha256: string | null;
  error: { code: string; message: string; hint: string | null } | null;
}

/**
 * Writes files into a folder of this test’s own.
 *
 * @param contents by path in it
 */
export async function folderWith(contents: Readonly<Record<string, string | Buffer>>) {
  const folder = await tempFolder();
  for (const [name, content] of Object.entries(contents)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}

/** Runs `taxq upload VERB …`. */
export const upload = (words: readonly string[], options: RunOptions): Promise<Ran> =>
  taxq(['upload', ...words], options);

/** How many requests brought files, one or several each. */
export const uploadsOf = (relay: Relay): number =>
  relay.count('POST', '/documents') + relay.count('POST', '/document-batches');

/** What a manifest on the disk says, cell by cell. */
export async function cellsIn(path: string): Promise<Record<string, string>[]> {
  return parse(await readFile(path), { bom: true, columns: true });
}

/** Writes rows as a CSV manifest, with the columns of the first. */
export async function writeManifest(
  path: string,
  rows: readonly Readonly<Record<string, string | number>>[],
): Promise<string> {
  await writeFile(path, stringify([...rows], { header: true }));
  return path;
}

/** The rows by the names of their files. */
export const byName = <T extends { file: string }>(rows: readonly T[]): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [row.file.split('/').at(-1) ?? '', row]));

/** Of each document of a job the id of the one that it is a version of, by its own id. */
export async function versions(job: string, env: Record<string, string>) {
  const { id } = (await taxq(['job', 'view', job, '--json'], { env })).json<{ id: string }>();
  const run = await taxq(['api', `/pro/v1/jobs/${id}/documents?page_size=100`], { env });
  const { data } = run.json<{ data: { id: string; version_of?: string | null }[] }>();
  return new Map(data.map((one) => [one.id, one.version_of ?? null]));
}
