import type { Database } from './database.ts';

/** What is remembered of one job. */
export interface KeptFacts {
  job_id: string;
  /** As the portal wrote it when the job was listed. */
  update_time: string;
  json: string;
}

/** What the portals said of open jobs, so that only those that changed are read again. */
export interface KeptJobFacts {
  /** All of one portal's jobs that the same version kept, by job id. */
  all(origin: string, version: number): ReadonlyMap<string, KeptFacts>;
  /**
   * Remembers jobs, each in place of what was known of it, and forgets those of the same portal
   * that are not among `open`.
   */
  keep(
    origin: string,
    version: number,
    jobs: readonly KeptFacts[],
    open: ReadonlySet<string>,
  ): void;
}

const ALL = 'SELECT job_id, update_time, json FROM job_facts WHERE origin = ? AND version = ?';

const KEEP = `
INSERT OR REPLACE INTO job_facts (origin, job_id, update_time, version, json)
VALUES (?, ?, ?, ?, ?)`;

/** The job facts of a store. */
export function openJobFacts(db: Database): KeptJobFacts {
  const all = db.reader<KeptFacts>(ALL);
  const ids = db.reader<{ job_id: string }>('SELECT job_id FROM job_facts WHERE origin = ?');
  const keep = db.writer(KEEP);
  const drop = db.writer('DELETE FROM job_facts WHERE origin = ? AND job_id = ?');
  return {
    all: (origin, version) => new Map(all.all(origin, version).map((row) => [row.job_id, row])),
    keep: (origin, version, jobs, open) => {
      const gone = ids.all(origin).filter(({ job_id }) => !open.has(job_id));
      if (jobs.length === 0 && gone.length === 0) return;
      db.transaction(() => {
        for (const { job_id, update_time, json } of jobs) {
          keep(origin, job_id, update_time, version, json);
        }
        for (const { job_id } of gone) drop(origin, job_id);
      });
    },
  };
}
