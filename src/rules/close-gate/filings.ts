import { compareInstants } from '../instants.ts';
import { type Claim, claimsOf, isFederal } from './confirmations.ts';
import type { CloseFacts, CloseJurisdiction } from './facts.ts';

/** What became of an e-filed return in one jurisdiction. */
export interface Filing {
  jurisdiction: CloseJurisdiction;
  /** `untold`: a document is there, but can’t be told to speak of an acceptance. */
  state: 'accepted' | 'rejected' | 'untold' | 'missing';
  /** What it is told from; null when nothing is there. */
  claim: Claim | null;
}

/**
 * What became of the return in each jurisdiction where it is e-filed. An acceptance counts unless a
 * rejection came after it, by the days that they give, else by the times of upload; one that names
 * no jurisdiction counts for one of which nothing is told.
 */
export function filingsOf(facts: CloseFacts, claims: readonly Claim[] = claimsOf(facts)): Filing[] {
  const wanted = byWire(facts);
  const open = [...claims].filter(
    ({ result, jurisdictions }) => result === 'accepted' && jurisdictions.length === 0,
  );
  const named = wanted.map((jurisdiction) => filingIn(jurisdiction, claims));
  const left = named.filter(isLeft);
  if (open.length < left.length) return named;
  return named.map((filing) =>
    left.includes(filing) ? { ...filing, state: 'accepted', claim: open.shift() ?? null } : filing,
  );
}

/** The jurisdictions where the return is e-filed; whatever isn’t on paper is. */
export function byWire({ job }: CloseFacts): readonly CloseJurisdiction[] {
  return job.jurisdictions.filter((jurisdiction) => !isPaper(jurisdiction));
}

/** Whether the return goes there on paper. */
export function isPaper({ filing }: CloseJurisdiction): boolean {
  return filing.trim().toUpperCase() === 'PAPER';
}

/** The federal filing; undefined when it isn’t e-filed. */
export function federalFiling(filings: readonly Filing[]): Filing | undefined {
  return filings.find(({ jurisdiction }) => isFederal(jurisdiction));
}

/** Whether an acceptance that names no place may be that one’s: no rejection of it was told. */
function isLeft({ state, claim }: Filing): boolean {
  if (state === 'missing') return true;
  return state === 'untold' && claim !== null && WEAK.includes(claim.result);
}

/** What proves nothing, and speaks against nothing. */
const WEAK: readonly Claim['result'][] = ['silent', 'other', 'ahead'];

function filingIn(jurisdiction: CloseJurisdiction, claims: readonly Claim[]): Filing {
  const own = claims.filter(({ jurisdictions }) => jurisdictions.includes(jurisdiction));
  const accepted = own.filter(({ result }) => result === 'accepted');
  const rejected = own.filter(({ result }) => result === 'rejected');
  const standing = accepted.findLast((one) => rejected.every((other) => order(one, other) > 0));
  if (standing !== undefined) return { jurisdiction, state: 'accepted', claim: standing };
  const against = rejected.findLast((one) => accepted.every((other) => order(one, other) > 0));
  if (against !== undefined) return { jurisdiction, state: 'rejected', claim: against };
  const undecided = rejected.at(-1);
  if (undecided !== undefined) return { jurisdiction, state: 'untold', claim: undecided };
  const mayMean = claims.find(
    ({ result, jurisdictions }) =>
      (result === 'unclear' || WEAK.includes(result)) &&
      (jurisdictions.length === 0 || jurisdictions.includes(jurisdiction)),
  );
  return mayMean === undefined
    ? { jurisdiction, state: 'missing', claim: null }
    : { jurisdiction, state: 'untold', claim: mayMean };
}

/** Positive when the left one is later: by day, else by upload; 0 when that can’t be told. */
function order(left: Claim, right: Claim): number {
  if (left.day !== null && right.day !== null && left.day !== right.day) {
    return left.day > right.day ? 1 : -1;
  }
  return compareInstants(left.document.create_time, right.document.create_time);
}
