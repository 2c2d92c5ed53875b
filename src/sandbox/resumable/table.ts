import type { Db } from '../store/database.ts';
import { reader, writer } from '../store/rows.ts';

/** What the sender of a file says of it, as `filename` and `filetype`. */
export type UploadMetadata = Readonly<Record<string, string | null>>;

/** A resumable upload: whose it is and what is to arrive. How much has arrived, its file tells. */
export interface UploadRecord {
  id: string;
  clientId: string;
  jobId: string;
  createTime: string;
  /** Bytes of the whole file. */
  size: number;
  /** Null until its file has been made. */
  metadata: UploadMetadata | null;
}

/** Uploads that can go on where they stopped. */
export function uploadsTable(db: Db) {
  const insert = writer(db, 'INSERT INTO uploads VALUES (?, ?, ?, ?, ?, NULL)');
  const update = writer(db, 'UPDATE uploads SET metadata = ? WHERE id = ?');
  const remove = writer(db, 'DELETE FROM uploads WHERE id = ?');
  const one = reader<[string, string, string, number, string | null]>(
    db,
    'SELECT client_id, job_id, create_time, size, metadata FROM uploads WHERE id = ?',
  );
  const before = reader<[string]>(db, 'SELECT id FROM uploads WHERE create_time <= ?');
  const ids = reader<[string]>(db, 'SELECT id FROM uploads');
  return {
    insert: ({ id, clientId, jobId, createTime, size }: Omit<UploadRecord, 'metadata'>) =>
      insert(id, clientId, jobId, createTime, size),
    describe: (id: string, metadata: UploadMetadata) => update(JSON.stringify(metadata), id),
    remove: (id: string) => remove(id),
    find(id: string): UploadRecord | undefined {
      const row = one.first(id);
      if (row === undefined) return undefined;
      const [clientId, jobId, createTime, size, text] = row;
      const metadata = text === null ? null : (JSON.parse(text) as UploadMetadata);
      return { id, clientId, jobId, createTime, size, metadata };
    },
    /** Ids of the uploads that were begun at that instant or before. */
    begunBy: (time: string) => before.all(time).map(([id]) => id),
    ids: (): ReadonlySet<string> => new Set(ids.all().map(([id]) => id)),
  };
}
