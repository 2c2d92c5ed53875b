/** How sure a match is; a low one is only a hint. */
export type Confidence = 'high' | 'medium' | 'low';

/** A job as the matcher sees it. */
export interface MatchJob {
  id: string;
  short_id: string;
  /** What the client may be called: display name, “given family”, the job’s name; one or several people. */
  names: readonly string[];
  tax_year: number | null;
  /** Whether it still takes documents; jobs that don’t are matched by short id only. */
  open: boolean;
}

export interface JobMatch {
  /** The one job it must be; null when none or several fit. */
  job: MatchJob | null;
  /** All that fit equally well, when several do; the one that fits but for its tax year. */
  candidates: readonly MatchJob[];
  /** `low` when there is no job, and for a job that only a given name or a doubtful one tells. */
  confidence: Confidence;
  /** One short sentence for the manifest. */
  reason: string;
}
