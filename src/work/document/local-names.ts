import { extname } from 'node:path';
import { contentTypeOf } from '../../transfer/content-type.ts';
import { safeFileName, uniqueNames } from '../../transfer/names.ts';
import type { DocumentView } from './document-view.ts';

/** Names for a document in a folder. */
export interface LocalName {
  /** While it is being written. */
  part: string;
  /**
   * When it is whole. A portal that gives no file names leaves the extension to the content.
   *
   * @param head the content's first bytes
   */
  whole(contentType: string | null, head: Uint8Array): string;
}

const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['application/json', '.json'],
  ['application/msword', '.doc'],
  ['application/pdf', '.pdf'],
  ['application/vnd.ms-excel', '.xls'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.xlsx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
  ['application/xml', '.xml'],
  ['application/zip', '.zip'],
  ['image/gif', '.gif'],
  ['image/heic', '.heic'],
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['image/tiff', '.tiff'],
  ['image/webp', '.webp'],
  ['text/csv', '.csv'],
  ['text/plain', '.txt'],
]);

const MAGIC: readonly [string, string][] = [
  ['%PDF-', '.pdf'],
  ['\x89PNG', '.png'],
  ['\xff\xd8\xff', '.jpg'],
  ['PK\x03\x04', '.zip'],
];

function extensionFor(contentType: string | null, head: Uint8Array): string {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';');
  const start = Buffer.from(head).toString('latin1', 0, 16);
  const byMagic = MAGIC.find(([magic]) => start.startsWith(magic));
  return EXTENSIONS.get(type.trim()) ?? byMagic?.[1] ?? '';
}

const knownExtension = (name: string): string =>
  contentTypeOf(name) === 'application/octet-stream' ? '' : extname(name);

/**
 * Chooses a safe name for each document of a job, by document id. All documents of the job take
 * part, so that each gets the same name however few of them are fetched; no name is that of another
 * document's unfinished file.
 */
export function localNames(documents: readonly DocumentView[]): Map<string, LocalName> {
  const known = documents.map(({ file_name, title }) => {
    const name = safeFileName(file_name ?? title);
    const extension = file_name === null ? knownExtension(name) : '';
    return { stem: name.slice(0, name.length - extension.length), extension };
  });
  const stems = known.map(({ stem }) => stem);
  const names = uniqueNames([...stems, ...stems.map((stem) => `${stem}.part`)]);
  return new Map(
    documents.map(({ id, file_name }, index) => {
      const stem = names[index] ?? id;
      const extension = known[index]?.extension ?? '';
      return [
        id,
        {
          part: names[documents.length + index] ?? `${id}.part`,
          whole: (contentType, head) =>
            file_name === null ? stem + (extension || extensionFor(contentType, head)) : stem,
        },
      ];
    }),
  );
}
