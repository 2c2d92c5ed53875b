import { newestReturn } from '../close-gate/chronology.ts';
import type { CloseDocument, CloseFacts } from '../close-gate/facts.ts';
import { jurisdictionsNamedBy } from '../close-gate/jurisdiction-names.ts';
import { compareInstants } from '../instants.ts';
import { EFILE_AUTHORIZATION, SIGNED_RETURN } from '../tags.ts';
import { type ClockEvent, documentEvent, milestoneEvent } from './clock.ts';
import type { JobClockFacts } from './facts.ts';

const SIGNED = /\bsigned\b/i;
const NOT_SIGNED = /\b(unsigned|not (yet )?signed|to be signed)\b/i;
const REJECTED = /\b(reject\w*|denied)\b/i;
const UNDECIDED = /\b(pending|not (yet )?accepted)\b/i;

const SIGNED_MILESTONE = /^e-?file authorization signed$/i;
const FILED_MILESTONE = /^(e-?)?filed$/i;

/** A rejected filing and the later confirmation that settled it; null while there is none. */
export interface Rejection {
  document: CloseDocument;
  /** Codes of the jurisdictions that it names; empty when it names none. */
  codes: string[];
  settled: CloseDocument | null;
}

/**
 * The client's signature under the newest draft (I1): a ticked milestone "E-file authorization
 * signed", or a signed authorization or return among the documents. A signature older than the
 * newest draft is for another return and doesn't count; a milestone without a time does.
 */
export function signatureOf(facts: JobClockFacts): ClockEvent | null {
  const papers = facts.documents.filter(isSigned).map(documentEvent);
  return earliest(ofNewestDraft([...ticked(facts, SIGNED_MILESTONE), ...papers], facts));
}

/** That the return was sent: the milestone "Filed", or any e-file acknowledgement uploaded. */
export function filingOf(facts: JobClockFacts): ClockEvent | null {
  return earliest(filings(facts));
}

/** The same of the newest draft: what was sent before it was another return. */
export function filingOfNewestDraft(facts: JobClockFacts): ClockEvent | null {
  return earliest(ofNewestDraft(filings(facts), facts));
}

function filings(facts: JobClockFacts): ClockEvent[] {
  const answers = facts.documents.filter((item) => isEfile(item, facts)).map(documentEvent);
  return [...ticked(facts, FILED_MILESTONE), ...answers];
}

function ofNewestDraft(events: readonly ClockEvent[], facts: JobClockFacts): ClockEvent[] {
  const draft = newestReturn(facts, 'draft');
  return events.filter(
    ({ time }) =>
      time === null || draft === undefined || compareInstants(time, draft.create_time) >= 0,
  );
}

/** The name of the milestone "Filed" while it is open; null when there is none to tick. */
export function openFiledMilestone(facts: JobClockFacts): string | null {
  const open = facts.milestones?.find(
    ({ name, completed }) => !completed && FILED_MILESTONE.test(name.trim()),
  );
  return open?.name ?? null;
}

/**
 * The rejection that matters: the newest one that nothing settled, else the newest; null for none.
 * A rejection is an e-file document that says so in its title, description or file name. A later
 * confirmation settles it, for a jurisdiction that both name; one that names none settles any (I8).
 */
export function rejectionOf(facts: CloseFacts): Rejection | null {
  const answers = facts.documents
    .filter((item) => isEfile(item, facts))
    .toSorted((left, right) => compareInstants(right.create_time, left.create_time));
  const rejected = answers.filter((item) => says(item, REJECTED));
  if (rejected.length === 0) return null;
  const accepted = answers.filter((item) => !rejected.includes(item) && !says(item, UNDECIDED));
  const rejections = rejected.map((document): Rejection => {
    const codes = codesNamedBy(document, facts);
    const settled = accepted.findLast(
      (item) =>
        compareInstants(item.create_time, document.create_time) > 0 &&
        fits(codes, codesNamedBy(item, facts)),
    );
    return { document, codes, settled: settled ?? null };
  });
  return rejections.find(({ settled }) => settled === null) ?? rejections[0] ?? null;
}

function ticked(facts: JobClockFacts, name: RegExp): ClockEvent[] {
  return (facts.milestones ?? [])
    .filter((milestone) => milestone.completed && name.test(milestone.name.trim()))
    .map(milestoneEvent);
}

function isSigned(document: CloseDocument): boolean {
  if (document.document_type_id === SIGNED_RETURN) return !says(document, NOT_SIGNED);
  const isAuthorization = document.document_type_id === EFILE_AUTHORIZATION;
  return isAuthorization && says(document, SIGNED) && !says(document, NOT_SIGNED);
}

function isEfile({ document_type_id }: CloseDocument, { tagIds }: CloseFacts): boolean {
  return document_type_id === tagIds.efile;
}

function says({ title, description, file_name }: CloseDocument, pattern: RegExp): boolean {
  return [title, description, file_name].some(
    (text) => text != null && pattern.test(text.replaceAll('_', ' ')),
  );
}

function codesNamedBy(document: CloseDocument, { job }: CloseFacts): string[] {
  const named = jurisdictionsNamedBy(document, job.jurisdictions, job.client_names ?? []);
  return named.map(({ code }) => code);
}

function fits(rejected: readonly string[], accepted: readonly string[]): boolean {
  const isOpen = rejected.length === 0 || accepted.length === 0;
  return isOpen || accepted.some((code) => rejected.includes(code));
}

/** The earliest event that has a time; else one without. */
function earliest(events: readonly ClockEvent[]): ClockEvent | null {
  return events.reduce<ClockEvent | null>((best, event) => {
    if (best === null || best.time === null)
      return best !== null && event.time === null ? best : event;
    return event.time !== null && compareInstants(event.time, best.time) < 0 ? event : best;
  }, null);
}
