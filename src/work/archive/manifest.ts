import { createHash } from 'node:crypto';
import { lstat, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { isRecord, parseJson } from '../../json.ts';
import { compareWith, factsAt } from '../download/local-file.ts';

/** The files of an archive. */
export const ARCHIVE_FILES = {
  zip: 'documents.zip',
  markdown: 'conversation.md',
  json: 'conversation.json',
  manifest: 'manifest.json',
} as const;

/** A file of an archive. */
export interface ArchivedFile {
  name: string;
  /** Bytes. */
  size: number;
  /** 64 lower-case hex digits. */
  sha256: string;
}

/** What an archive holds, as its `manifest.json` says. */
export interface ArchiveManifest {
  format: 'taxq-archive';
  version: 1;
  /** Origin of the portal. */
  portal: string;
  job: { id: string; short_id: string; client: string };
  /** When it was made; ISO 8601 instant. */
  archived_time: string;
  files: ArchivedFile[];
  /** The documents in the zip. */
  documents: { id: string; title: string; size: number; sha256: string }[];
}

const MAX_BYTES = 16 * 1024 * 1024;

/** The digest of a text. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads the manifest of an archive; null when there is none that can be read. */
export async function readManifest(folder: string): Promise<ArchiveManifest | null> {
  const path = join(folder, ARCHIVE_FILES.manifest);
  try {
    const facts = await factsAt(path);
    if (facts === null || !facts.isFile() || facts.size > MAX_BYTES) return null;
    const value = parseJson(await readFile(path, 'utf8'));
    return isManifest(value) ? value : null;
  } catch (error) {
    if (isOfSystem(error)) return null;
    throw error;
  }
}

/** Whether every file is there, to the last byte. */
export async function holdsAll(folder: string, files: readonly ArchivedFile[]): Promise<boolean> {
  try {
    for (const file of files) {
      if ((await compareWith(join(folder, file.name), file)) !== 'same') return false;
    }
    return true;
  } catch (error) {
    if (isOfSystem(error)) return false;
    throw error;
  }
}

/** What the file system says; whoever writes there next is told of it. */
const isOfSystem = (error: unknown): boolean => /^E[A-Z]+$/.test(systemCode(error));

/** The size and the digest of a file. */
export async function describeArchived(folder: string, name: string): Promise<ArchivedFile> {
  const path = join(folder, name);
  const { size } = await lstat(path);
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    for await (const piece of file.createReadStream({ autoClose: false })) hash.update(piece);
  } finally {
    await file.close();
  }
  return { name, size, sha256: hash.digest('hex') };
}

const NAMES: readonly string[] = Object.values(ARCHIVE_FILES);

function isManifest(value: unknown): value is ArchiveManifest {
  if (!isRecord(value)) return false;
  const { format, version, archived_time, files } = value;
  return (
    format === 'taxq-archive' &&
    version === 1 &&
    typeof archived_time === 'string' &&
    Array.isArray(files) &&
    files.every(isFile)
  );
}

function isFile(value: unknown): value is ArchivedFile {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    NAMES.includes(value['name']) &&
    typeof value['size'] === 'number' &&
    typeof value['sha256'] === 'string'
  );
}
