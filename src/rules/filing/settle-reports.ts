import type { FilingReport } from './paper-facts.ts';

/** What one clause of a paper says of filings. */
export interface Said extends Omit<FilingReport, 'code'> {
  codes: readonly string[];
  /** Minutes since midnight, where it gives the time of day. */
  minutes: number | null;
  /** `client` for one of the clients; else as the list names it; null where it names nobody. */
  owner: string | null;
}

type Report = FilingReport & Pick<Said, 'minutes'>;

/**
 * One report for each place: the last of several by day and time, `unclear` where nothing decides,
 * or where the paper is a list of several taxpayers’ returns and doesn’t say which is the client’s.
 */
export function settle(all: readonly Said[]): FilingReport[] {
  const byPlace = new Map<string, Report[]>();
  for (const { codes, owner, ...report } of ownOf(all)) {
    for (const code of codes.length > 0 ? codes : [null]) {
      const key = `${report.of} ${code}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), { code, ...report }]);
    }
  }
  return [...byPlace.values()].flatMap((reports) =>
    settleOne(reports).map(({ minutes: _, ...report }) => report),
  );
}

/** The client’s rows of a list; where it has rows of several others only, nobody knows. */
function ownOf(all: readonly Said[]): readonly Said[] {
  const others = new Set(all.flatMap(({ owner }) => (owner === 'client' ? [] : (owner ?? []))));
  if (all.some(({ owner }) => owner === 'client')) {
    return all.filter(({ owner }) => owner === null || owner === 'client');
  }
  if (others.size < 2) return all;
  return all.map((one) => (one.owner === null ? one : { ...one, result: 'unclear' }));
}

function settleOne(reports: readonly Report[]): Report[] {
  const [first] = reports;
  if (first === undefined) return [];
  const decided = reports.filter(({ result }) => result === 'accepted' || result === 'rejected');
  const doubted = reports.find(({ result }) => result === 'unclear');
  const isAccepted = decided.some(({ result }) => result === 'accepted');
  if (doubted !== undefined && (isAccepted || decided.length === 0)) return [doubted];
  const same = decided.length > 0 ? decided : reports;
  const newest = same.toSorted((left, right) => momentOf(right) - momentOf(left))[0] ?? first;
  const id = same.find(({ submission_id }) => submission_id !== null)?.submission_id ?? null;
  if (new Set(same.map(({ result }) => result)).size === 1) {
    // A return is accepted once: two acceptances are those of two returns.
    if (isAccepted && areSeveral(same)) return [{ ...first, result: 'unclear' }];
    return [{ ...newest, submission_id: newest.submission_id ?? id }];
  }
  const others = same.filter(({ result }) => result !== newest.result);
  const isLast = others.every((one) => isBefore(one, newest));
  return [isLast ? newest : { ...first, result: 'unclear' }];
}

function areSeveral(reports: readonly Report[]): boolean {
  const ids = reports.flatMap(({ submission_id }) => submission_id ?? []);
  const days = reports.flatMap(({ day }) => day ?? []);
  return new Set(ids).size > 1 || new Set(days).size > 1;
}

function isBefore(left: Report, right: Report): boolean {
  if (left.day === null || right.day === null) return false;
  if (left.day !== right.day) return left.day < right.day;
  return left.minutes !== null && right.minutes !== null && left.minutes < right.minutes;
}

/** A number that grows with day and time; what has no day comes first. */
function momentOf({ day, minutes }: Report): number {
  return day === null ? 0 : Date.parse(day) + (minutes ?? 0) * 60_000;
}
