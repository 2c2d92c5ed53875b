import { engagementOf } from '../engagement.ts';
import type { CloseDocument, CloseFacts, CloseMessage, CloseMilestone } from './facts.ts';

/** `on_close`: not met yet, and met by `taxq close` itself, so it does not stand in the way. */
export type RuleStatus = 'pass' | 'fail' | 'unknown' | 'on_close';

export interface Evidence {
  kind: 'document' | 'message' | 'milestone' | 'job' | 'scope_change';
  id: string;
  label: string;
  /** ISO 8601 instant, or null when the fact has no time. */
  time: string | null;
}

export interface RuleVerdict {
  id: string;
  title: string;
  status: RuleStatus;
  reason: string;
  evidence: Evidence[];
  /** The one taxq command that fixes it or moves it forward; null when there is none. */
  fix: string | null;
  source: string;
}

export interface RuleHead {
  id: string;
  title: string;
  source: string;
}

export const ROCKET_TAX = 'Rocket Tax service expectations';
export const TAXFYLE_DASHBOARD = 'Taxfyle jobs dashboard';
export const TAXFYLE_CLOSING = 'Taxfyle help center, closing a job';

const LABEL_LENGTH = 80;

/** One rule's result; a fix is only kept where something is left to do. */
export function verdict(
  head: RuleHead,
  status: RuleStatus,
  reason: string,
  evidence: Evidence[] = [],
  fix: string | null = null,
): RuleVerdict {
  return { ...head, status, reason, evidence, fix: status === 'pass' ? null : fix };
}

/**
 * Settles a rule that binds consumer returns only: a pass that says why for other engagements,
 * null when the rule has to be judged.
 */
export function exemptUnlessConsumer(head: RuleHead, facts: CloseFacts): RuleVerdict | null {
  if (engagementOf(facts.job.job_type).kind === 'b2c') return null;
  return verdict(head, 'pass', `Does not apply to job type ${facts.job.job_type}.`);
}

/** Adds to a reason what was assumed about the kind of engagement. */
export function withAssumption(reason: string, facts: CloseFacts): string {
  const { assumption } = engagementOf(facts.job.job_type);
  return assumption === null ? reason : `${reason} ${assumption}`;
}

/** A document as evidence, with the time of its upload. */
export function documentEvidence(document: CloseDocument): Evidence {
  const { id, title, create_time } = document;
  return { kind: 'document', id, label: oneLine(title), time: create_time };
}

/** A message as evidence, by the beginning of its text. */
export function messageEvidence(message: CloseMessage): Evidence {
  const { id, text, create_time } = message;
  return { kind: 'message', id, label: oneLine(text), time: create_time };
}

/** A milestone as evidence, without a time: a tick is tied to none. */
export function milestoneEvidence(milestone: CloseMilestone): Evidence {
  return { kind: 'milestone', id: milestone.id, label: oneLine(milestone.name), time: null };
}

/** A fact of the job itself, such as its status or progress step. */
export function jobEvidence(facts: CloseFacts, label: string, time: string | null): Evidence {
  return { kind: 'job', id: facts.job.short_id, label, time };
}

function oneLine(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= LABEL_LENGTH
    ? characters.join('')
    : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}
