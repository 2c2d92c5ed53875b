import type { Database } from './database.ts';

/** A rule that the pro decided to send against, and why. */
export interface NewOverride {
  origin: string;
  job_id: string;
  short_id: string;
  profile: string;
  /** What was done all the same, such as `message send`. */
  action: string;
  /** Id of the rule, such as `M4`. */
  rule: string;
  reason: string;
}

export interface StoredOverride extends NewOverride {
  time: string;
}

/** Every override of a rule on this machine. */
export interface Overrides {
  /** Writes overrides down; they survive a power cut once this returns. */
  record(overrides: readonly NewOverride[]): void;
  /** Those of a job, oldest first. */
  ofJob(origin: string, jobId: string): StoredOverride[];
}

const RECORD = `
INSERT INTO overrides (origin, job_id, short_id, profile, action, rule, reason, time)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

const OF_JOB = `
SELECT origin, job_id, short_id, profile, action, rule, reason, time
FROM overrides WHERE origin = ? AND job_id = ? ORDER BY seq`;

/** The overrides of a store. */
export function openOverrides(db: Database, now: () => Date): Overrides {
  const record = db.writer(RECORD);
  const ofJob = db.reader<StoredOverride>(OF_JOB);
  return {
    record: (overrides) => {
      if (overrides.length === 0) return;
      const time = now().toISOString();
      const recordAll = () => {
        for (const one of overrides) {
          const { origin, job_id, short_id, profile, action, rule, reason } = one;
          record(origin, job_id, short_id, profile, action, rule, reason, time);
        }
      };
      db.transaction(recordAll, { durable: true });
    },
    ofJob: (origin, jobId) => ofJob.all(origin, jobId),
  };
}
