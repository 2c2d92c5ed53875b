import { EFILE_AUTHORIZATION, SIGNED_RETURN } from '../tags.ts';
import { isOfNewestDraft, oldestFirst } from './chronology.ts';
import { says } from './document-words.ts';
import type { CloseDocument, CloseFacts, CloseMilestone } from './facts.ts';
import { whyForeign } from './foreign-papers.ts';

const AUTHORIZATION = /\b8879\b|\b8453\b|\be-?file (signature )?authori[sz]ation\b/i;
const RETURN = /\b(returns?|1040|1041|1065|1120)\b/i;
const SIGNED = /\b(e-?)?signed\b|\bexecuted\b/i;
const NOT_SIGNED = /\b(unsigned|not (yet )?signed|to be signed|for signature|to sign|blank)\b/i;
const SIGNED_MILESTONE = /^e-?file authori[sz]ation signed$/i;

/** A paper that carries, or should carry, the client’s signature. */
export interface SignedPaper {
  document: CloseDocument;
  /** `unknown` when nothing says so: a signature in a scan can’t be read. */
  signed: 'yes' | 'no' | 'unknown';
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
    .map((document): SignedPaper => {
      const signed = signatureOn(document);
      return { document, signed: signed === 'unknown' && isMarked ? 'yes' : signed };
    });
  return best(papers);
}

/** The signed copy of the return, since the newest draft; undefined when there is none. */
export function signedReturnOf(facts: CloseFacts): SignedPaper | undefined {
  const papers = candidates(facts)
    .filter((document) => isSignedReturn(document, facts))
    .map((document): SignedPaper => {
      const signed = signatureOn(document);
      return { document, signed: signed === 'unknown' && isTagged(document) ? 'yes' : signed };
    });
  return best(papers);
}

/** The ticked milestone with which the client says that the authorization is signed. */
export function signedMilestone({ milestones }: CloseFacts): CloseMilestone | undefined {
  return milestones?.find(({ name, completed }) => completed && SIGNED_MILESTONE.test(name.trim()));
}

/** Why papers that look like signed ones of the newest draft aren’t the client’s; sentences. */
export function foreignPapers(facts: CloseFacts): string[] {
  return facts.documents
    .filter((document) => isOfNewestDraft(document, facts) && mayBeSigned(document))
    .filter(({ document_type_id: id }) => id !== facts.tagIds.draft && id !== facts.tagIds.efile)
    .toSorted(oldestFirst)
    .flatMap((document) => whyForeign(document, facts.job) ?? []);
}

function candidates(facts: CloseFacts): CloseDocument[] {
  const { draft, efile } = facts.tagIds;
  return facts.documents
    .filter(({ document_type_id: id }) => id !== draft && id !== efile)
    .filter((document) => isOfNewestDraft(document, facts))
    .filter((document) => whyForeign(document, facts.job) === null)
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

function signatureOn(document: CloseDocument): SignedPaper['signed'] {
  if (document.paper?.is_unsigned === true || says(document, NOT_SIGNED)) return 'no';
  const isSaid = says(document, SIGNED) || document.paper?.authorization?.is_signed === true;
  return isSaid ? 'yes' : 'unknown';
}

function best(papers: readonly SignedPaper[]): SignedPaper | undefined {
  return (
    papers.find(({ signed }) => signed === 'yes') ??
    papers.find(({ signed }) => signed === 'unknown') ??
    papers.at(-1)
  );
}
