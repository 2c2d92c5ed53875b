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
  /** False when the rule doesn't bind this kind of job or filing; its status is then `pass`. */
  applies: boolean;
  status: RuleStatus;
  reason: string;
  evidence: Evidence[];
  /** The one taxq command that fixes it or moves it forward; null when there is none. */
  fix: string | null;
  source: string;
  /** Rules that it settles with its own, such as D2. */
  covers: readonly string[];
}

export interface RuleHead {
  id: string;
  title: string;
  source: string;
  covers?: readonly string[];
}

export const ROCKET_TAX = 'Rocket Tax service expectations';
export const TAXFYLE_DASHBOARD = 'Taxfyle jobs dashboard';
export const TAXFYLE_CLOSING = 'Taxfyle help center, closing a job';
export const IRS_EFILE = 'IRS rules for e-file providers';

/** What to do where a paper was read and can’t be relied on. */
export const BOTH_WAYS = 'Upload the right paper, or look at this one and answer for it.';

const LABEL_LENGTH = 80;
const ENOUGH = 400;

/** White space that isn't just one blank. */
const UNEVEN = /\s\s|[^\S ]/;

/** Characters of two units each, between which no text may be cut. */
const PAIRED = /[\ud800-\udfff]/;

/** One rule's result; a fix is only kept where something is left to do. */
export function verdict(
  head: RuleHead,
  status: RuleStatus,
  reason: string,
  evidence: Evidence[] = [],
  fix: string | null = null,
): RuleVerdict {
  const { id, title, source, covers = [] } = head;
  const rest = status === 'pass' ? null : fix;
  return { id, title, source, covers, applies: true, status, reason, evidence, fix: rest };
}

/** The result of a rule that doesn't bind a job. */
export function doesNotApply(head: RuleHead, why: string): RuleVerdict {
  return { ...verdict(head, 'pass', why), applies: false };
}

/**
 * Settles a rule that binds consumer returns only: a pass that says why for other engagements,
 * null when the rule has to be judged.
 */
export function exemptUnlessConsumer(head: RuleHead, facts: CloseFacts): RuleVerdict | null {
  if (engagementOf(facts.job.job_type).kind === 'b2c') return null;
  return doesNotApply(head, `Does not apply to job type ${facts.job.job_type}.`);
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
  return { kind: 'message', id, label: oneLine(beginningOf(text)), time: create_time };
}

/** A milestone as evidence, without a time: a tick is tied to none. */
export function milestoneEvidence(milestone: CloseMilestone): Evidence {
  return { kind: 'milestone', id: milestone.id, label: oneLine(milestone.name), time: null };
}

/** A fact of the job itself, such as its status or progress step. */
export function jobEvidence(facts: CloseFacts, label: string, time: string | null): Evidence {
  return { kind: 'job', id: facts.job.short_id, label, time };
}

/** Enough of a long text for a label: white space is all that goes from it. */
const beginningOf = (text: string) =>
  text.length <= ENOUGH ? text : text.trimStart().slice(0, ENOUGH);

function oneLine(text: string): string {
  const line = (UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  if (line.length <= LABEL_LENGTH) return line;
  if (!PAIRED.test(line)) return `${line.slice(0, LABEL_LENGTH - 1)}…`;
  const characters = [...line];
  return characters.length <= LABEL_LENGTH
    ? line
    : `${characters.slice(0, LABEL_LENGTH - 1).join('')}…`;
}
