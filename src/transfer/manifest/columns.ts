/** The columns of a manifest, in the order in which they are written. */
export const MANIFEST_COLUMNS = [
  'file',
  'job',
  'client',
  'tag',
  'title',
  'description',
  'size',
  'sha256',
  'confidence',
  'reason',
  'verdict',
] as const;

/** What the result of a run has besides; ignored in a manifest that is read. */
const REPORT_COLUMNS = ['status', 'error', 'document_id'] as const;

/** Without these there is nothing to upload. */
export const REQUIRED_COLUMNS = ['file', 'job', 'tag'] as const;

export type ManifestColumn = (typeof MANIFEST_COLUMNS)[number];
export type ReportColumn = (typeof REPORT_COLUMNS)[number];

const KNOWN: ReadonlySet<string> = new Set([...MANIFEST_COLUMNS, ...REPORT_COLUMNS]);

/** The name of a column however it is written: “ File ” is `file`, “Document ID” is `document_id`. */
export function columnName(written: string): string {
  return written.trim().toLowerCase().replace(/\s+/gu, '_');
}

export function isColumn(name: string): name is ManifestColumn | ReportColumn {
  return KNOWN.has(name);
}

/** The columns that a manifest may have, for a sentence. */
export const columnList = (): string => [...KNOWN].join(', ');
