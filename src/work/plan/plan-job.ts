import { readChat } from '../../rules/clocks/chat.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { closeGate } from '../../rules/close-gate.ts';
import { doesOf, hasTodo, type ProposedAction } from '../../rules/plan/action.ts';
import { type BasisFacts, basisOf } from '../../rules/plan/basis.ts';
import { lastOfClient } from '../../rules/plan/facts.ts';
import { propose } from '../../rules/plan/propose.ts';
import { needsClosingMessage } from '../close/check-gate.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import type { OpenClient } from '../message/lint-facts.ts';
import { lintForJob } from '../message/lint-for-job.ts';
import { lintDraft } from '../message/lint-gate.ts';
import type { QueuedJob } from '../queue/queued-job.ts';
import type { Heard, PlannedAction } from './day-plan.ts';
import { actionId } from './file/plan-file.ts';
import { basisLabels } from './labels.ts';
import { excerpt, oneLine } from './one-line.ts';
import { readWaitingNotes } from './read-notes.ts';
import { type TextTools, writeText } from './write-text.ts';

/** What a plan is made with. */
export interface PlanTools extends TextTools {
  frame: ClockFrame;
  /** Business days ahead for which check-ins are proposed. */
  daysAhead: number;
  openClients: readonly OpenClient[];
}

/** Longest part of a client’s message that is shown, in characters. */
const HEARD = 200;

/**
 * Proposes the day’s actions on a job, each written out in full; nothing is sent.
 *
 * @throws TaxqError as the portal’s calls do
 */
export async function planJob(queued: QueuedJob, tools: PlanTools): Promise<PlannedAction[]> {
  const { job, facts, stage, clocks } = queued;
  if (facts === null) return [];
  const { session, frame, daysAhead } = tools;
  const notes = queued.waiting_on === 'client' ? await readWaitingNotes(session, job) : null;
  const chat = readChat(facts);
  const proposed = propose({
    job: facts,
    chat,
    stage,
    clocks,
    frame,
    notes,
    days_ahead: daysAhead,
  });
  const actions: PlannedAction[] = [];
  for (const one of proposed) {
    actions.push(await writeAction(one, job, { job: facts, notes }, tools));
  }
  return actions;
}

async function writeAction(
  proposed: ProposedAction,
  job: JobView,
  facts: BasisFacts,
  tools: PlanTools,
): Promise<PlannedAction> {
  const { kind, rule, reason } = proposed;
  const gate = closeGate(facts.job);
  const isTold = kind === 'close' && !needsClosingMessage({ gate });
  const written = isTold ? null : await writeText(job, proposed.content, tools);
  return {
    id: actionId(kind, job.short_id),
    kind,
    do: 'send',
    job: job.short_id,
    client: oneLine(jobTitle(job)),
    based_on: basisOf(facts),
    rating: null,
    text: written?.text ?? null,
    rule,
    reason,
    template: written?.template ?? null,
    findings: written === null ? [] : await findings(kind, written.text, job, tools),
    heard: heardFrom(facts),
    labels: basisLabels(facts, tools.frame),
  };
}

async function findings(
  kind: ProposedAction['kind'],
  text: string,
  job: JobView,
  { session, openClients }: PlanTools,
): Promise<PlannedAction['findings']> {
  if (hasTodo(text)) return null;
  if (doesOf(kind) === 'note') {
    return lintForJob(session, job, text, { audience: 'note', openClients });
  }
  const draft = { job, template: null, text };
  return (await lintDraft(session, draft, { openClients })).findings;
}

function heardFrom(facts: BasisFacts): Heard | null {
  const last = lastOfClient(facts);
  return last === undefined ? null : { text: excerpt(last.text, HEARD), time: last.create_time };
}
