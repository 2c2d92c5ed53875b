import type { JobMatch, MatchJob } from './match-types.ts';

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

/** One job, for the reason that is given. */
export function oneJob(
  job: MatchJob,
  confidence: JobMatch['confidence'],
  reason: string,
): JobMatch {
  return { job, candidates: [], confidence, reason };
}
