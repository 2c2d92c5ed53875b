import type { DocumentView } from '../document/document-view.ts';
import type { DownloadResult } from './download-result.ts';
import { localNames } from './local-names.ts';
import type { Chosen } from './start-documents.ts';
import type { ZipEntry } from './zip-compare.ts';
import type { ZipSource } from './zip-write.ts';

/** What a zip of the documents would hold; null where only their contents can tell. */
export function knownEntries({ all, wanted }: Chosen): ZipEntry[] | null {
  const names = localNames(all);
  const entries = wanted.flatMap(({ id, file_name, content_type, size, sha256 }) => {
    const name = names.get(id)?.whole(content_type, new Uint8Array());
    if (file_name === null || size === null || sha256 === null || name === undefined) return [];
    return [{ name, size, sha256 }];
  });
  return entries.length === wanted.length ? entries : null;
}

/**
 * The files that go into a zip.
 *
 * @param results of the documents, in the same order; those that failed are left out
 * @param folder where they lie
 */
export function zipSources(
  documents: readonly DocumentView[],
  results: readonly DownloadResult[],
  folder: string,
): ZipSource[] {
  return results.flatMap(({ path, size, sha256 }, index) => {
    if (path === null || size === null || sha256 === null) return [];
    const time = new Date(documents[index]?.create_time ?? 0);
    return [{ path, name: path.slice(folder.length + 1), size, sha256, time }];
  });
}
