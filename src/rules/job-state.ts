/** Where a job stands, in the words of the Taxfyle jobs dashboard, plus what comes before it. */
export type JobState = 'not-claimed' | 'open' | 'on-hold' | 'closed' | 'cancelled' | 'unknown';

const STATES: ReadonlyMap<string, JobState> = new Map<string, JobState>([
  ['UNDER_CONSTRUCTION', 'not-claimed'],
  ['INFO_GATHERING', 'not-claimed'],
  ['UNCLAIMED', 'not-claimed'],
  ['CLAIMED', 'open'],
  ['IN_PROGRESS', 'open'],
  ['ON_HOLD', 'on-hold'],
  ['CLOSED', 'closed'],
  ['COMPLETED', 'closed'],
  ['CANCELLED', 'cancelled'],
  ['CANCELED', 'cancelled'],
]);

/**
 * Reads a portal's status text. Case, spaces and hyphens do not matter and both spellings of
 * cancelled count; a status that is not known is 'unknown', never an error.
 */
export function jobState(status: string): JobState {
  return (
    STATES.get(
      status
        .trim()
        .toUpperCase()
        .replace(/[\s-]+/g, '_'),
    ) ?? 'unknown'
  );
}

/**
 * False when chat and uploads are impossible because the job has ended (X11, Taxfyle jobs
 * dashboard). An unknown status counts as changeable: the portal has the last word.
 */
export function canChange(status: string): boolean {
  const state = jobState(status);
  return state !== 'closed' && state !== 'cancelled';
}
