import type { MatchJob } from '../../../../src/transfer/match/job-match.ts';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Eleven characters that differ in at least two places for different numbers below 32 × 32. */
export function shortId(number: number): string {
  const [low, high] = [number % 32, Math.floor(number / 32) % 32];
  return `Q7${ALPHABET[low]}X2${ALPHABET[high]}K9${ALPHABET[low]}M${ALPHABET[high]}`;
}

/** An open job for 2024; the first of the names, or the only one, is the client’s. */
export function makeJob(
  number: number,
  names: string | readonly string[],
  more: Partial<MatchJob> = {},
): MatchJob {
  return {
    id: `job-${number}`,
    short_id: shortId(number),
    names: typeof names === 'string' ? [names] : names,
    tax_year: 2024,
    open: true,
    ...more,
  };
}

export function makeJobs(...names: readonly string[]): MatchJob[] {
  return names.map((name, at) => makeJob(at, name));
}
