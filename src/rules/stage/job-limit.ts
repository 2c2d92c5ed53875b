import { jobState } from '../job-state.ts';

export interface JobLimitUse {
  /** Claimed, open jobs. */
  used: number;
  /** Jobs On-Hold, which don't count. */
  on_hold: number;
  /** Jobs whose status isn't known, which may count. */
  unknown: number;
  /** Null when the portal doesn't tell. */
  limit: number | null;
  /** How many more may be taken, never below 0; null without a limit. */
  free: number | null;
}

/** How much of the pro's job limit is used: L7, On-Hold jobs are not counted. */
export function jobLimitUse(
  jobs: readonly { status: string }[],
  limit: number | null,
): JobLimitUse {
  const states = jobs.map(({ status }) => jobState(status));
  const count = (state: string) => states.filter((one) => one === state).length;
  const used = count('open');
  return {
    used,
    on_hold: count('on-hold'),
    unknown: count('unknown'),
    limit,
    free: limit === null ? null : Math.max(0, limit - used),
  };
}
