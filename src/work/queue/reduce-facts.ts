import type { ClockJob, ClockMilestone, JobClockFacts } from '../../rules/clocks/facts.ts';
import type { CloseDocument, CloseMessage } from '../../rules/close-gate/facts.ts';

/** Every field of a type, also those that may be left out: a new one has to be thought of here. */
type Whole<T> = { [K in keyof Required<T>]: T[K] };

/** What the rules need besides, from the list of jobs and the profile. */
export interface GivenFacts extends Pick<JobClockFacts, 'tagIds' | 'support_name'> {
  client_names: readonly string[];
}

/** What is told anew each time: by the list of jobs, the profile, and this machine itself. */
type Given = 'job' | 'tagIds' | 'support_name' | 'archive' | 'commitments';

/** A job's facts without what nobody has to lie on a disk: clients' words and names. */
export interface ReducedFacts extends Omit<JobClockFacts, Given> {
  job: Omit<ClockJob, 'client_names'>;
}

/**
 * Reduces facts to what stage and clocks are told from: of everybody's messages but the pro's stays
 * only whether they say anything. Null when a document has a description that may be the client's
 * words, for rules read descriptions. Apart from the labels of evidence the rules tell the same from
 * the reduced facts as from the whole ones.
 */
export function reduceFacts(facts: JobClockFacts): ReducedFacts | null {
  const { job, milestones, messages, documents, holds, info_complete } = facts;
  if (documents.some(isClientsDescription)) return null;
  const { client_names: _, ...kept } = job;
  const reduced: Whole<ReducedFacts> = {
    job: kept,
    milestones: milestones?.map(reduceMilestone) ?? null,
    messages: messages.map((message) => reduceMessage(message, job.pro_user_id)),
    documents: documents.map(reduceDocument),
    holds,
    info_complete,
  };
  return reduced;
}

/** Facts for the rules, from what was kept of them. */
export function restoreFacts(
  reduced: ReducedFacts,
  { client_names, ...given }: GivenFacts,
): JobClockFacts {
  return { ...reduced, ...given, job: { ...reduced.job, client_names } };
}

function isClientsDescription({ description, uploader }: CloseDocument): boolean {
  return uploader !== 'pro' && (description ?? '').trim() !== '';
}

function reduceMilestone(milestone: ClockMilestone): Whole<ClockMilestone> {
  const { id, name, owner, completed, completed_time } = milestone;
  return { id, name, owner, completed, completed_time };
}

function reduceMessage(message: CloseMessage, pro: string | null): Whole<CloseMessage> {
  const { id, text, sender_user_id, create_time } = message;
  const hint = text.trim() === '' ? '' : '…';
  return { id, text: sender_user_id === pro ? text : hint, sender_user_id, create_time };
}

function reduceDocument(document: CloseDocument): Whole<CloseDocument> {
  const { id, title, create_time, document_type_id, document_type_name } = document;
  const { description, file_name, sha256, uploader, version_of } = document;
  return {
    ...{ id, title, create_time, document_type_id, document_type_name },
    ...{ description, file_name, sha256, uploader, version_of },
    // What is remembered of papers is added anew each time.
    paper: null,
  };
}
