import { TaxqError } from '../../errors.ts';
import type { SentMessage } from '../../portal/contract/messages.ts';
import { type JobView, jobLabel } from '../job/job-view.ts';
import type { Draft } from './draft.ts';
import { type LintVerdict, recordOverrides } from './lint-gate.ts';
import { type SendTools, sendOnce } from './send-once.ts';

interface Written {
  job: JobView;
  draft: Draft;
  /** What the rules say about it; absent until it has been judged. */
  lint?: LintVerdict;
}

/** A message that may be sent. */
export type Planned = Written & { status: 'planned' };

/**
 * What became, or is to become, of one message. `already_sent`: an earlier attempt, or another
 * process, had brought it to the chat.
 */
export type Delivery =
  | Planned
  | (Written & { status: 'sent' | 'already_sent'; message: SentMessage })
  | { status: 'skipped'; job: JobView; reason: string }
  | (Omit<Written, 'draft'> & { status: 'failed'; draft: Draft | null; error: TaxqError });

/** What delivering needs, and what it is called in the record of overrides, as in `message send`. */
export interface DeliveryTools extends SendTools {
  action: string;
}

async function deliverOne(tools: DeliveryTools, planned: Planned): Promise<Delivery> {
  const { job, draft, lint } = planned;
  try {
    if (lint !== undefined) recordOverrides(tools, job, lint, tools.action);
    const { message, how } = await sendOnce(tools, draft);
    return { ...planned, status: how, message };
  } catch (error) {
    if (!(error instanceof TaxqError)) throw error;
    return { ...planned, status: 'failed', error };
  }
}

/**
 * Sends the planned messages one after the other; one that fails doesn't stop the others, an
 * interruption does, and what it left stays planned.
 */
export async function deliverAll(
  tools: DeliveryTools,
  planned: readonly Delivery[],
): Promise<Delivery[]> {
  const done: Delivery[] = [];
  let stopped = false;
  for (const delivery of planned) {
    const next: Delivery =
      stopped || delivery.status !== 'planned' ? delivery : await deliverOne(tools, delivery);
    stopped ||= next.status === 'failed' && next.error.kind === 'interrupted';
    done.push(next);
  }
  return done;
}

/** A failure in one line that names the job. */
export function failureLine(job: JobView, { whatAndWhy }: TaxqError): string {
  return whatAndWhy.includes(job.short_id) ? whatAndWhy : `${jobLabel(job)}: ${whatAndWhy}`;
}
