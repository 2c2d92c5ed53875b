import { TaxqError } from '../../errors.ts';
import type { SentMessage } from '../../portal/contract/messages.ts';
import type { Sleep } from '../../portal/write-once.ts';
import { type JobView, jobLabel } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { Draft } from './draft.ts';
import { sendMessage } from './send-message.ts';

/** What became, or is to become, of one message. */
export type Delivery =
  | { status: 'planned'; job: JobView; draft: Draft }
  | { status: 'sent'; job: JobView; draft: Draft; message: SentMessage }
  | { status: 'skipped'; job: JobView; reason: string }
  | { status: 'failed'; job: JobView; draft: Draft | null; error: TaxqError };

async function deliverOne(
  session: Session,
  draft: Draft,
  proId: string,
  sleep: Sleep | undefined,
): Promise<Delivery> {
  const { job } = draft;
  try {
    const message = await sendMessage(session, draft, proId, sleep);
    return { status: 'sent', job, draft, message };
  } catch (error) {
    if (!(error instanceof TaxqError)) throw error;
    return { status: 'failed', job, draft, error };
  }
}

/**
 * Sends the planned messages one after the other; one that fails doesn't stop the others, an
 * interruption does, and what it left stays planned.
 */
export async function deliverAll(
  session: Session,
  planned: readonly Delivery[],
  proId: string,
  sleep?: Sleep,
): Promise<Delivery[]> {
  const done: Delivery[] = [];
  let stopped = false;
  for (const delivery of planned) {
    const next: Delivery =
      stopped || delivery.status !== 'planned'
        ? delivery
        : await deliverOne(session, delivery.draft, proId, sleep);
    stopped ||= next.status === 'failed' && next.error.kind === 'interrupted';
    done.push(next);
  }
  return done;
}

/** A failure in one line that names the job. */
export function failureLine(job: JobView, { whatAndWhy }: TaxqError): string {
  return whatAndWhy.includes(job.short_id) ? whatAndWhy : `${jobLabel(job)}: ${whatAndWhy}`;
}
