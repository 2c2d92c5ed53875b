import { type FilingReport, NO_TEXT } from '../filing/paper-facts.ts';
import { SOME_STATE } from '../filing/places.ts';
import { compareInstants } from '../instants.ts';
import { approvalTime, oldestFirst } from './chronology.ts';
import { says } from './document-words.ts';
import type { CloseDocument, CloseFacts, CloseJurisdiction } from './facts.ts';
import { whyForeign } from './foreign-papers.ts';
import { jurisdictionsNamedBy } from './jurisdiction-names.ts';

const DAY_MS = 86_400_000;
/** What a title must say of itself, unless it names where the return was filed. */
const PROVES =
  /\b(accept\w*|acceptance|confirm\w*|acknowledg\w*|acks?|9325)\b|\be-?fil(e|ed|ing)\b/i;
const REJECTED = /\b(reject\w*|denied)\b/i;
const NOT_ACCEPTED =
  /\b(pending|not (yet )?(been )?accepted|awaiting|no acceptance)\b|n[’']t (been )?accepted\b/i;

/** What an e-file document says became of a filing. */
export interface Claim {
  document: CloseDocument;
  /**
   * `silent`: it speaks of no acceptance; `unclear`: it doesn’t say plainly, or it, or its title,
   * also speaks against one; `other`: of an FBAR or an amended return; `ahead`: of a day after its
   * upload; `foreign`: it is of another taxpayer or year.
   */
  result: FilingReport['result'] | 'silent' | 'extension' | 'other' | 'ahead' | 'foreign';
  by: 'text' | 'title';
  /** Those it names; empty when it names none, and may then stand for one. */
  jurisdictions: readonly CloseJurisdiction[];
  day: string | null;
  submission_id: string | null;
}

/**
 * What the e-file documents uploaded since the approval of the newest draft say, oldest first; the
 * same content counts once. Where a PDF has text, the text decides: what it says is accepted, and
 * by whom, comes before what the title says (X3, I8).
 */
export function claimsOf(facts: CloseFacts): Claim[] {
  return proofs(facts, facts.tagIds.efile).flatMap((document) => claimsIn(document, facts));
}

/** Documents of one type since the approval of the newest draft, oldest first, each content once. */
export function proofs(facts: CloseFacts, typeId: string): CloseDocument[] {
  const since = approvalTime(facts);
  const seen = new Set<string>();
  return facts.documents
    .filter((item) => item.document_type_id === typeId)
    .filter((item) => since !== null && compareInstants(item.create_time, since) >= 0)
    .toSorted(oldestFirst)
    .filter((item) => {
      const key = item.sha256 ?? item.id;
      return !seen.has(key) && seen.add(key);
    });
}

/** Whether a document’s title, description or file name speaks against an acceptance. */
export function speaksAgainst(document: CloseDocument): boolean {
  return says(document, REJECTED) || says(document, NOT_ACCEPTED);
}

function claimsIn(document: CloseDocument, facts: CloseFacts): Claim[] {
  const { job } = facts;
  const named = jurisdictionsNamedBy(document, job.jurisdictions, job.client_names ?? []);
  const claim = { document, jurisdictions: named, day: null, submission_id: null };
  const { has_text, reports } = document.paper ?? NO_TEXT;
  const isForeign = whyForeign(document, facts) !== null;
  if (!has_text) {
    const result = isForeign ? 'foreign' : resultByTitle(document, named);
    return [{ ...claim, by: 'title', result }];
  }
  const ofReturns = reports.filter((report) => report.of === 'return');
  const told = ofReturns.length > 0 ? ofReturns : reports;
  const claims = told.flatMap((report): Claim[] => {
    const { code, day, submission_id, of } = report;
    const meant = placesMeant(code, named, job.jurisdictions);
    if (meant === null) return [];
    const decided = isForeign ? 'foreign' : of === 'return' ? weighed(report, document) : of;
    return [{ document, by: 'text', result: decided, jurisdictions: meant, day, submission_id }];
  });
  if (told.length > 0) return claims;
  return [{ ...claim, by: 'text', result: isForeign ? 'foreign' : 'silent' }];
}

/** An acceptance counts for less where the title speaks against it, or its day was to come. */
function weighed({ result, day }: FilingReport, document: CloseDocument): Claim['result'] {
  if (result !== 'accepted') return result;
  if (speaksAgainst(document)) return 'unclear';
  return day !== null && day > lastDayOf(document) ? 'ahead' : result;
}

/** The last day that a document can tell of: that of its upload, and one more for the time zone. */
function lastDayOf({ create_time }: CloseDocument): string {
  return new Date(Date.parse(create_time) + DAY_MS).toISOString().slice(0, 10);
}

function resultByTitle(
  document: CloseDocument,
  named: readonly CloseJurisdiction[],
): Claim['result'] {
  if (says(document, REJECTED)) return 'rejected';
  if (says(document, NOT_ACCEPTED)) return 'pending';
  return named.length > 0 || says(document, PROVES) ? 'accepted' : 'silent';
}

/** The job’s jurisdictions that a text means; null when it names one the job isn’t filed in. */
function placesMeant(
  code: string | null,
  byTitle: readonly CloseJurisdiction[],
  all: readonly CloseJurisdiction[],
): readonly CloseJurisdiction[] | null {
  if (code === null || all.length === 0) return byTitle;
  if (code === SOME_STATE) {
    const states = all.filter((one) => !isFederal(one));
    return states.length === 1 ? states : byTitle.filter((one) => !isFederal(one));
  }
  const named = all.filter((one) => one.code.trim().toUpperCase() === code);
  return named.length === 0 ? null : named;
}

/** Whether it is the federal return. */
export function isFederal({ code }: CloseJurisdiction): boolean {
  return code.trim().toUpperCase() === 'US';
}
