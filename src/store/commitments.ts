import type { Database } from './database.ts';

/** A day by which the pro promised a client something. */
export interface StoredCommitment {
  origin: string;
  job_id: string;
  short_id: string;
  /** The message that promised it. */
  message_id: string;
  /** The last day that keeps it, such as "2026-03-09". */
  day: string;
  /** The words of the promise. */
  what: string;
  /** When the message was sent, as the portal says. */
  promised_time: string;
}

/** What the pro promised to clients, by the messages that taxq sent. */
export interface Commitments {
  /** Writes promises down; those that are known already stay as they are. */
  keep(commitments: readonly StoredCommitment[]): void;
  /** Those of a job, in the order in which they were made. */
  ofJob(origin: string, jobId: string): StoredCommitment[];
}

const KEEP = `
INSERT OR IGNORE INTO commitments
  (origin, job_id, short_id, message_id, day, what, promised_time)
VALUES (?, ?, ?, ?, ?, ?, ?)`;

const OF_JOB = `
SELECT origin, job_id, short_id, message_id, day, what, promised_time
FROM commitments WHERE origin = ? AND job_id = ? ORDER BY seq`;

/** The commitments of a store. */
export function openCommitments(db: Database): Commitments {
  const keep = db.writer(KEEP);
  const ofJob = db.reader<StoredCommitment>(OF_JOB);
  return {
    keep: (commitments) => {
      if (commitments.length === 0) return;
      db.transaction(() => {
        for (const one of commitments) {
          const { origin, job_id, short_id, message_id, day, what, promised_time } = one;
          keep(origin, job_id, short_id, message_id, day, what, promised_time);
        }
      });
    },
    ofJob: (origin, jobId) => ofJob.all(origin, jobId),
  };
}
