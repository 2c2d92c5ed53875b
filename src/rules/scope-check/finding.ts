import type { ScopeEvidence } from './facts.ts';

/**
 * `not_covered`: the client says so and nothing that was bought covers it. `perhaps`: words hint at
 * it. `requested`: a scope change for it waits for the client. `unknown`: the portal doesn't tell
 * what was bought.
 */
export type ScopeStatus = 'not_covered' | 'perhaps' | 'requested' | 'unknown' | 'covered';

export interface ScopeFinding {
  /** Such as `self_employment`, `state_NY` or `year_2023`. */
  topic: string;
  title: string;
  status: ScopeStatus;
  found: ScopeEvidence[];
  /** The service or the jurisdiction; null when there is none or it isn't known. */
  covered_by: string | null;
  reason: string;
  /** The taxq command that requests it, or the nearest to it; null when nothing is to be done. */
  suggestion: string | null;
}
