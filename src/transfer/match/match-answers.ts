import type { MatchJob } from '../clients/name-index.ts';

/** How sure a match is; a low one is only a hint. */
export type Confidence = 'high' | 'medium' | 'low';

export interface JobMatch {
  /** The one job it must be; null when none or several fit. */
  job: MatchJob | null;
  /** All that fit equally well, when several do; the one that fits but for its tax year or form. */
  candidates: readonly MatchJob[];
  /** `low` when there is no job, and for a job that only a given name or a doubtful one tells. */
  confidence: Confidence;
  /** One short sentence for the manifest. */
  reason: string;
}

/** No job; the candidates by short id. */
export function noJob(reason: string, candidates: Iterable<MatchJob> = []): JobMatch {
  const sorted = [...new Set(candidates)].toSorted((one, two) =>
    one.short_id < two.short_id ? -1 : 1,
  );
  return { job: null, candidates: sorted, confidence: 'low', reason };
}

/** A job that fits but for its tax year. */
export function wrongYear(job: MatchJob, how: string, told: string): JobMatch {
  return noJob(`${how}; but tax year ${told}, and the job is for ${job.tax_year}`, [job]);
}

/** A job that fits but for the form of its return. */
export function wrongForm(job: MatchJob, how: string, told: string): JobMatch {
  return noJob(`${how}; but Form ${told}, and the job is for Form ${job.form}`, [job]);
}

/** One job, for the reason that is given. */
export function oneJob(
  job: MatchJob,
  confidence: JobMatch['confidence'],
  reason: string,
): JobMatch {
  return { job, candidates: [], confidence, reason };
}
