import type { JobClockFacts } from '../clocks/facts.ts';
import { taxqCommand } from '../suggested-command.ts';

/**
 * Where the work on a job stands, told from its facts and stored nowhere. `not_open`: not claimed
 * yet, closed or cancelled. `info_complete`: declared, and the client hasn't been told a date.
 */
export type StageName =
  | 'needs_intro'
  | 'waiting_on_client'
  | 'waiting_on_me'
  | 'info_complete'
  | 'drafting'
  | 'draft_with_client'
  | 'draft_denied'
  | 'ready_to_sign'
  | 'ready_to_file'
  | 'filed_pending_ack'
  | 'rejected'
  | 'accepted'
  | 'ready_to_close'
  | 'on_hold'
  | 'not_open'
  | 'unknown';

/** Whose turn it is; null when nobody's, or when it can't be told. */
export type WaitingOn = 'me' | 'client' | 'tax_office' | null;

export interface JobStage {
  stage: StageName;
  waiting_on: WaitingOn;
  reason: string;
  /** What to do next, in words, and the taxq command for it; null when nothing is left to do. */
  next: string | null;
  command: string | null;
}

export interface NextStep {
  next: string;
  command: string;
}

const WAITING_ON: Readonly<Record<StageName, WaitingOn>> = {
  needs_intro: 'me',
  waiting_on_client: 'client',
  waiting_on_me: 'me',
  info_complete: 'me',
  drafting: 'me',
  draft_with_client: 'client',
  draft_denied: 'me',
  ready_to_sign: 'client',
  ready_to_file: 'me',
  filed_pending_ack: 'tax_office',
  rejected: 'me',
  accepted: 'me',
  ready_to_close: 'me',
  on_hold: 'client',
  not_open: null,
  unknown: null,
};

/** A stage with its reason and the next step. */
export function stageOf(stage: StageName, reason: string, step: NextStep | null): JobStage {
  return {
    stage,
    waiting_on: WAITING_ON[stage],
    reason,
    next: step?.next ?? null,
    command: step?.command ?? null,
  };
}

/** A next step of the pro on the facts' job; `rest` is what follows the job on the command line. */
export function step(next: string, verb: string, facts: JobClockFacts, rest = ''): NextStep {
  return { next, command: taxqCommand(verb, [facts.job.short_id], rest) };
}

/** Looking at the job, where nothing better can be advised. */
export function look(facts: JobClockFacts): NextStep {
  return step('Look at the job.', 'job view', facts);
}

/** Answering the client's last message. */
export function answer(facts: JobClockFacts): NextStep {
  return step(
    'Answer the client; a holding reply counts too.',
    'message send',
    facts,
    '--template holding-reply',
  );
}
