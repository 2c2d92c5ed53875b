/** A list of checks that is over: all that a report of it is made from. */
export interface ChecksReport {
  /** What was run, as in `taxq smoke`. */
  title: string;
  ok: boolean;
  /** Name of the profile, and origin of its portal. */
  profile: string;
  origin: string;
  /** ISO 8601 instant. */
  started_time: string;
  duration_ms: number;
  results: readonly ReportedCheck[];
  /** What else there is to know of the whole. */
  notes: readonly string[];
}

/** One check as reports show it. */
export interface ReportedCheck {
  id: string;
  name: string;
  status: 'pass' | 'warn' | 'fail' | 'could-not-check';
  /** Whether it counts against the whole, which in a strict run more than failures do. */
  fault: boolean;
  message: string;
  hint: string | null;
  duration_ms: number;
}
