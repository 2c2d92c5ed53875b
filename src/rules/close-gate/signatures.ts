import { EFILE_AUTHORIZATION, SIGNED_RETURN } from '../tags.ts';
import { isOfNewestDraft, oldestFirst } from './chronology.ts';
import { named, says } from './document-words.ts';
import type { CloseDocument, CloseFacts, CloseJurisdiction, CloseMilestone } from './facts.ts';
import { whyForeign } from './foreign-papers.ts';

const AUTHORIZATION = /\b8879\b|\b8453\b|\be-?file (signature )?authori[sz]ation\b/i;
const RETURN = /\b(returns?|1040|1041|1065|1120)\b/i;
const SIGNED = /\b(e-?)?signed\b|\bexecuted\b/i;
const NOT_SIGNED = /\b(unsigned|not (yet )?signed|to be signed|for signature|to sign|blank)\b/i;
const SIGNED_MILESTONE = /^e-?file authori[sz]ation signed$/i;

/** A title that names another paper under the tag of the authorization. */
const OTHER_FORM = /\b8878\b|\b(4868|7004|8868)\b|\bextension\b|\bengagement letter\b/i;

/** A paper that carries, or should carry, the client’s signature. */
export interface SignedPaper {
  document: CloseDocument;
  /** `unknown` when nothing says so: a signature in a scan can’t be read; or a text speaks against it. */
  signed: 'yes' | 'no' | 'unknown';
  /** What its text says against it, a sentence; null where it says nothing. */
  doubt: string | null;
}

/** Whether its tag or its words make a document one of the papers that the client signs. */
export function mayBeSigned(document: CloseDocument): boolean {
  const isTagged = [EFILE_AUTHORIZATION, SIGNED_RETURN].includes(document.document_type_id ?? '');
  return isTagged || says(document, AUTHORIZATION) || says(document, SIGNED);
}

/**
 * The e-file authorization (Form 8879 or one like it) of the newest draft: by its tag, its words or
 * its text; a signed one before others, the first uploaded of several. Undefined when there is none.
 */
export function authorizationOf(facts: CloseFacts): SignedPaper | undefined {
  const isMarked = signedMilestone(facts) !== undefined;
  const papers = candidates(facts)
    .filter(isAuthorization)
    .map((document) => judged(document, doubtOfForm(document, facts), isMarked, facts));
  return best(papers);
}

/** The signed copy of the return, since the newest draft; undefined when there is none. */
export function signedReturnOf(facts: CloseFacts): SignedPaper | undefined {
  const papers = candidates(facts)
    .filter((document) => isSignedReturn(document, facts))
    .map((document) => judged(document, null, isTagged(document), facts));
  return best(papers);
}

/** The ticked milestone with which the client says that the authorization is signed. */
export function signedMilestone({ milestones }: CloseFacts): CloseMilestone | undefined {
  return milestones?.find(({ name, completed }) => completed && SIGNED_MILESTONE.test(name.trim()));
}

function candidates(facts: CloseFacts): CloseDocument[] {
  const { draft, efile } = facts.tagIds;
  return facts.documents
    .filter(({ document_type_id: id }) => id !== draft && id !== efile)
    .filter((document) => isOfNewestDraft(document, facts))
    .toSorted(oldestFirst);
}

function isAuthorization(document: CloseDocument): boolean {
  return (
    document.document_type_id === EFILE_AUTHORIZATION ||
    AUTHORIZATION.test(document.document_type_name ?? '') ||
    says(document, AUTHORIZATION) ||
    (document.paper?.authorization ?? null) !== null
  );
}

function isSignedReturn(document: CloseDocument, { tagIds }: CloseFacts): boolean {
  if (isTagged(document)) return true;
  if (!says(document, SIGNED)) return false;
  return document.document_type_id === tagIds.final || says(document, RETURN);
}

function isTagged({ document_type_id, document_type_name }: CloseDocument): boolean {
  const isNamed = /\bsigned return\b/i.test(document_type_name ?? '');
  return document_type_id === SIGNED_RETURN || isNamed;
}

/**
 * What is known of a signature: what the text says against the paper counts before anything that
 * says that it is signed.
 *
 * @param isMarked whether a tick or a tag says so where nothing else does
 */
function judged(
  document: CloseDocument,
  doubtOfKind: string | null,
  isMarked: boolean,
  facts: CloseFacts,
): SignedPaper {
  const { paper } = document;
  if (says(document, NOT_SIGNED)) return { document, signed: 'no', doubt: null };
  const unsigned =
    paper?.is_unsigned === true
      ? `${named(document, facts.documents)} is not signed, as its text says.`
      : null;
  const doubt = whyForeign(document, facts) ?? doubtOfKind ?? unsigned;
  if (doubt !== null) return { document, signed: 'unknown', doubt };
  const isSaid = isMarked || says(document, SIGNED) || paper?.authorization?.is_signed === true;
  return { document, signed: isSaid ? 'yes' : 'unknown', doubt: null };
}

/** Why a paper that lies as the authorization may be another one; a sentence. */
function doubtOfForm(document: CloseDocument, { job, documents }: CloseFacts): string | null {
  const { has_text = false, authorization = null } = document.paper ?? {};
  const isNamed = says(document, AUTHORIZATION);
  const isFederal = job.jurisdictions.some((one) => isFederalByWire(one));
  const isOther =
    (authorization === null && !isNamed && (has_text || says(document, OTHER_FORM))) ||
    (!isNamed && says(document, OTHER_FORM)) ||
    authorization?.of === 'other';
  if (isOther) return `${named(document, documents)} is no Form 8879 of the return.`;
  return authorization?.of === 'state' && isFederal
    ? `${named(document, documents)} authorizes a state’s return only.`
    : null;
}

const isFederalByWire = ({ code, filing }: CloseJurisdiction): boolean =>
  code.trim().toUpperCase() === 'US' && filing.trim().toUpperCase() !== 'PAPER';

function best(papers: readonly SignedPaper[]): SignedPaper | undefined {
  return (
    papers.find(({ signed }) => signed === 'yes') ??
    papers.find(({ signed, doubt }) => signed === 'unknown' && doubt === null) ??
    papers.find(({ signed }) => signed === 'unknown') ??
    papers.at(-1)
  );
}
