import { extname } from 'node:path';
import { contentTypeOf } from '../../transfer/content-type.ts';
import { safeFileName, uniqueNames } from '../../transfer/safe-names.ts';
import type { DocumentView } from '../document/document-view.ts';

/** Names for a document in a folder. */
export interface LocalName {
  /**
   * While it is being written, so that a content is never continued with another's.
   *
   * @param fingerprint 12 hex digits that tell the content from others
   */
  part(fingerprint: string): string;
  /** The fingerprint in a name that `part` made; null for any other name. */
  fingerprintIn(name: string): string | null;
  /**
   * When it is whole. A portal that gives no file names leaves the extension to the content.
   *
   * @param head the content's first bytes
   */
  whole(contentType: string | null, head: Uint8Array): string;
}

/** What `part` puts after a name. */
const PART = /\.([0-9a-f]{12})\.part$/i;

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

function nameFrom(stem: string, extension: string, final: boolean): LocalName {
  return {
    part: (fingerprint) => `${stem}.${fingerprint}.part`,
    fingerprintIn: (name) => {
      const [end = '', fingerprint = null] = PART.exec(name) ?? [];
      return name === `${stem}${end}` ? fingerprint : null;
    },
    whole: (contentType, head) =>
      final ? stem : stem + (extension || extensionFor(contentType, head)),
  };
}

/**
 * Chooses a safe name for each document of a job, by document id. All documents of the job take
 * part, so that each gets the same name however few of them are fetched; no name looks like that of
 * an unfinished file.
 */
export function localNames(documents: readonly DocumentView[]): Map<string, LocalName> {
  const known = documents.map(({ file_name, title }) => {
    const safe = safeFileName(file_name ?? title);
    const name = PART.test(safe) ? `${safe}_` : safe;
    const extension = file_name === null ? knownExtension(name) : '';
    return { stem: name.slice(0, name.length - extension.length), extension };
  });
  const stems = uniqueNames(known.map(({ stem }) => stem));
  return new Map(
    documents.map(({ id, file_name }, index) => [
      id,
      nameFrom(stems[index] ?? id, known[index]?.extension ?? '', file_name !== null),
    ]),
  );
}
