import { compareInstants } from '../instants.ts';
import { type Claim, claimsOf, isFederal } from './confirmations.ts';
import type { CloseFacts, CloseJurisdiction } from './facts.ts';

/** What became of an e-filed return in one jurisdiction. */
export interface Filing {
  jurisdiction: CloseJurisdiction;
  /**
   * `untold`: a document is there, but can’t be told to speak of this return’s acceptance;
   * `pending`: it says plainly that there is none yet.
   */
  state: 'accepted' | 'rejected' | 'pending' | 'untold' | 'missing';
  /** What it is told from; null when nothing is there. */
  claim: Claim | null;
}

/**
 * What became of the return in each jurisdiction where it is e-filed. An acceptance counts unless a
 * rejection came after it, by the days that they give, else by the times of upload; one that names
 * no jurisdiction counts for one of which nothing is told, and for none of which something else is.
 */
export function filingsOf(facts: CloseFacts, claims: readonly Claim[] = claimsOf(facts)): Filing[] {
  const wanted = byWire(facts);
  const [only, ...others] = wanted;
  const known =
    only !== undefined && others.length === 0 && facts.job.jurisdictions.length === 1
      ? claims.map((claim) => (isUnnamed(claim) ? { ...claim, jurisdictions: [only] } : claim))
      : claims;
  const open = known.filter((claim) => claim.result === 'accepted' && isUnnamed(claim));
  const named = wanted.map((jurisdiction) => filingIn(jurisdiction, known));
  const left = named.filter(isLeft);
  const isEnough = open.length > 0 && open.length >= left.length;
  return named.map((filing): Filing => {
    if (isEnough && left.includes(filing)) {
      return { ...filing, state: 'accepted', claim: open.shift() ?? null };
    }
    // Which of the two came last, and whether they are of one return, nothing says.
    return filing.state === 'pending' && open.length > 0 ? { ...filing, state: 'untold' } : filing;
  });
}

const isUnnamed = ({ jurisdictions }: Claim): boolean => jurisdictions.length === 0;

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
const WEAK: readonly Claim['result'][] = ['silent', 'other', 'extension', 'ahead', 'foreign'];

function filingIn(jurisdiction: CloseJurisdiction, claims: readonly Claim[]): Filing {
  const own = claims.filter(({ jurisdictions }) => jurisdictions.includes(jurisdiction));
  const saying = (result: Claim['result']) => own.filter((claim) => claim.result === result);
  const accepted = saying('accepted');
  const rejected = saying('rejected');
  const standing = accepted.findLast((one) => rejected.every((other) => order(one, other) > 0));
  const anywhere = claims.find(
    (one) => one.result === 'rejected' && isUnnamed(one) && standing && order(one, standing) >= 0,
  );
  if (anywhere !== undefined) return { jurisdiction, state: 'untold', claim: anywhere };
  if (standing !== undefined) return { jurisdiction, state: 'accepted', claim: standing };
  const against = rejected.findLast((one) => accepted.every((other) => order(one, other) > 0));
  if (against !== undefined) return { jurisdiction, state: 'rejected', claim: against };
  const undecided = rejected.at(-1);
  if (undecided !== undefined) return { jurisdiction, state: 'untold', claim: undecided };
  const isDoubtful = ({ result }: Claim) => result === 'unclear' || WEAK.includes(result);
  const mayMean =
    own.find(isDoubtful) ?? claims.find((claim) => isDoubtful(claim) && isUnnamed(claim));
  if (mayMean !== undefined) return { jurisdiction, state: 'untold', claim: mayMean };
  const waiting = saying('pending').at(-1);
  return waiting === undefined
    ? { jurisdiction, state: 'missing', claim: null }
    : { jurisdiction, state: 'pending', claim: waiting };
}

/** Positive when the left one is later: by day, else by upload; 0 when that can’t be told. */
function order(left: Claim, right: Claim): number {
  if (left.day !== null && right.day !== null && left.day !== right.day) {
    return left.day > right.day ? 1 : -1;
  }
  return compareInstants(left.document.create_time, right.document.create_time);
}
