/** How a check ended; `could-not-check` says that nothing is known, neither good nor bad. */
export type CheckStatus = 'pass' | 'warn' | 'fail' | 'could-not-check';

/** What a check found out. */
export interface Finding {
  status: CheckStatus;
  /** A sentence; never a client’s name and never a secret. */
  message: string;
  /** What to do about it. */
  hint?: string | undefined;
  /** The portal’s id of the request that it is about. */
  requestId?: string | undefined;
}

/** One thing to be checked. */
export interface Check {
  /** Stable, such as `jobs.paging`. */
  id: string;
  /** What it looks at, for a person. */
  name: string;
  /** Checks that must have passed before; a warning is enough. */
  needs?: readonly string[];
  /** @param signal aborts when the time is over, or the user interrupts */
  run(signal: AbortSignal): Promise<Finding>;
}

/** A check that is over; field names are those of the JSON. */
export interface CheckResult {
  id: string;
  name: string;
  status: CheckStatus;
  message: string;
  hint: string | null;
  duration_ms: number;
  request_id: string | null;
}

const finding =
  (status: CheckStatus) =>
  (message: string, hint?: string): Finding => ({ status, message, hint });

export const pass = finding('pass');
export const warn = finding('warn');
export const fail = finding('fail');
export const couldNotCheck = finding('could-not-check');
