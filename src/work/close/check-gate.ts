import { TaxqError } from '../../errors.ts';
import { messagesAfterFinal } from '../../rules/close-gate/chronology.ts';
import type { CloseArchive, CloseFacts } from '../../rules/close-gate/facts.ts';
import type { RuleVerdict } from '../../rules/close-gate/verdict.ts';
import { type CloseVerdict, closeGate } from '../../rules/close-gate.ts';
import { canChange } from '../../rules/job-state.ts';
import { archivePlace, findArchive } from '../archive/find-archive.ts';
import { readManifest } from '../archive/manifest.ts';
import { readConversation, transcriptOf } from '../archive/transcript.ts';
import { getJob } from '../job/find-job.ts';
import type { JobView } from '../job/job-view.ts';
import type { Draft } from '../message/draft.ts';
import { saysTheSame } from '../message/same-text.ts';
import type { Session } from '../session.ts';
import { readCloseFacts } from './read-close-facts.ts';
import type { ReadPapers } from './read-papers.ts';

/** A job with the gate's verdict on it, from what the portal holds now. */
export interface GateCheck {
  job: JobView;
  gate: CloseVerdict;
  /** What it was judged by. */
  facts: CloseFacts;
}

/** What the gate looks at besides what the portal tells. */
export interface GateLooks {
  /** Reads confirmations and signed papers; without it only their titles tell. */
  papers?: ReadPapers | undefined;
  /** The folder of all archives; without it none is looked for. */
  archiveRoot?: string | undefined;
}

/** Reads a job afresh and judges it by the close gate. */
export async function checkGate(
  session: Session,
  jobId: string,
  { papers, archiveRoot }: GateLooks = {},
): Promise<GateCheck> {
  const job = await getJob(session, jobId);
  const [read, archive] = await Promise.all([
    readCloseFacts(session, job, papers),
    archiveRoot === undefined ? undefined : currentArchive(session, job, archiveRoot),
  ]);
  const facts = { ...read, archive };
  return { job, facts, gate: closeGate(facts) };
}

async function currentArchive(
  session: Session,
  job: JobView,
  root: string,
): Promise<CloseArchive | null> {
  if ((await readManifest(archivePlace(root, job).folder)) === null) return null;
  const conversation = await readConversation(session, job);
  return findArchive(root, job, transcriptOf(session.client.origin, job, conversation));
}

/**
 * The rules that keep a job from closing: those that fail, and those that can't be told unless the
 * pro has looked and answers for them.
 *
 * @param settled ids of rules that the pro answers for
 */
export function standingRules(
  { rules }: CloseVerdict,
  settled: readonly string[] = [],
): RuleVerdict[] {
  return rules.filter(
    ({ id, status }) => status === 'fail' || (status === 'unknown' && !settled.includes(id)),
  );
}

/** Whether the client still has to be told about the closing or the money: rules X7 and X8. */
export const needsClosingMessage = ({ gate }: Pick<GateCheck, 'gate'>): boolean =>
  gate.rules.some(({ id, status }) => /^X[78]$/.test(id) && status === 'on_close');

/** Whether a close-out message still has to go out: it is needed, and not in the chat already. */
export function isToBeSent(check: GateCheck, draft: Draft | null): draft is Draft {
  if (draft === null || !needsClosingMessage(check)) return false;
  return messagesAfterFinal(check.facts).every(({ text }) => !saysTheSame(text, draft.text));
}

/** What is mended first: a milestone is ticked when its work is done, not before. */
const ORDER_OF_WORK = [
  ...['X11', 'X9', 'X2', 'X6', 'X4', 'X3', 'X5', 'I8', 'I1', 'D1', 'X1', 'X10'],
];

/** Rules in the order in which their work is done. */
export function inOrderOfWork(rules: readonly RuleVerdict[]): RuleVerdict[] {
  const place = ({ id }: RuleVerdict) => ORDER_OF_WORK.indexOf(id) + 1 || Infinity;
  return rules.toSorted((left, right) => Math.sign(place(left) - place(right)) || 0);
}

/**
 * The error for a job that the gate holds back.
 *
 * @param settled ids of rules that the pro answers for
 * @returns TaxqError of kind `refused` that names the rules
 */
export function gateRefused(
  { job, gate }: Pick<GateCheck, 'job' | 'gate'>,
  settled: readonly string[] = [],
): TaxqError {
  if (!canChange(job.status)) {
    return new TaxqError({
      kind: 'refused',
      code: 'job_ended',
      message: `${job.short_id} has ended already.`,
      why: gate.rules.find(({ id, status }) => id === 'X11' && status === 'fail')?.reason,
      hint: `See how it ended: taxq job view ${job.short_id}`,
    });
  }
  const standing = standingRules(gate, settled);
  const first = inOrderOfWork(standing).find(({ fix }) => fix !== null);
  return new TaxqError({
    kind: 'refused',
    code: 'close_gate',
    message: `${job.short_id} may not be closed yet.`,
    why: `${standing.length === 1 ? 'Rule' : 'Rules'} ${standing.map(({ id }) => id).join(', ')} ${standing.length === 1 ? 'stands' : 'stand'} in the way.`,
    hint: first?.fix ?? `Look at it in the portal: taxq job open ${job.short_id}`,
  });
}
