import type { ManifestColumn, ReportColumn } from './columns.ts';

/** What a manifest says of one file. An empty cell is null; `file`, `job` and `tag` may be ''. */
export interface ManifestRow {
  /** Where it stands: the line of a CSV file, the 1-based entry of a JSON array. */
  line: number;
  /** As written: relative to the manifest’s folder, or absolute. */
  file: string;
  job: string;
  client: string | null;
  tag: string;
  title: string | null;
  description: string | null;
  /** In bytes. */
  size: number | null;
  /** 64 lower-case hex digits. */
  sha256: string | null;
  confidence: string | null;
  reason: string | null;
  /** What is to be done with it; null is to upload it. */
  verdict: string | null;
}

/** A row to write. */
export type ManifestEntry = Omit<ManifestRow, 'line'>;

/** A row as it was found, unchecked: text in CSV, anything in JSON. */
export interface FoundRow {
  line: number;
  cells: Partial<Record<ManifestColumn | ReportColumn, unknown>>;
}
