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
 * rejection of a later day follows; one that names no jurisdiction counts for one that is left.
 */
export function filingsOf(facts: CloseFacts, claims: readonly Claim[] = claimsOf(facts)): Filing[] {
  const wanted = byWire(facts);
  const open = [...claims].filter(
    ({ result, jurisdictions }) => result === 'accepted' && jurisdictions.length === 0,
  );
  const named = wanted.map((jurisdiction) => filingIn(jurisdiction, claims));
  const left = named.filter(({ state }) => state !== 'accepted');
  if (open.length < left.length) return named;
  return named.map((filing) =>
    filing.state === 'accepted'
      ? filing
      : { ...filing, state: 'accepted', claim: open.shift() ?? null },
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

function filingIn(jurisdiction: CloseJurisdiction, claims: readonly Claim[]): Filing {
  const own = claims.filter(({ jurisdictions }) => jurisdictions.includes(jurisdiction));
  const accepted = own.findLast(({ result }) => result === 'accepted');
  const rejected = own.findLast(({ result }) => result === 'rejected');
  if (accepted !== undefined && !isLater(rejected, accepted)) {
    return { jurisdiction, state: 'accepted', claim: accepted };
  }
  if (rejected !== undefined) return { jurisdiction, state: 'rejected', claim: rejected };
  const mayMean = claims.find(
    ({ result, jurisdictions }) =>
      (result === 'silent' || result === 'unclear') &&
      (jurisdictions.length === 0 || jurisdictions.includes(jurisdiction)),
  );
  return mayMean === undefined
    ? { jurisdiction, state: 'missing', claim: null }
    : { jurisdiction, state: 'untold', claim: mayMean };
}

function isLater(rejected: Claim | undefined, accepted: Claim): boolean {
  return (rejected?.day ?? '') > (accepted.day ?? '9999');
}
