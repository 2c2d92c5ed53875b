import { TaxqError } from '../../errors.ts';
import type { SentMessage } from '../../portal/contract/messages.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';
import type { Session } from '../session.ts';
import type { Draft } from './draft.ts';
import { sendMessage } from './send-message.ts';

/** What became, or is to become, of one message. */
export type Delivery =
  | { status: 'planned'; job: JobView; draft: Draft }
  | { status: 'sent'; job: JobView; draft: Draft; message: SentMessage }
  | { status: 'skipped'; job: JobView; reason: string }
  | { status: 'failed'; job: JobView; draft: Draft | null; error: TaxqError };

/** Failures named in the summary of a bulk. */
const MAX_NAMED = 3;

type Sleep = ((ms: number) => Promise<void>) | undefined;

async function deliverOne(
  session: Session,
  draft: Draft,
  proId: string,
  sleep: Sleep,
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
export function failureLine(job: JobView, { message, why }: TaxqError): string {
  const text = why === undefined ? message : `${message} ${why}`;
  return text.includes(job.short_id) ? text : `${jobTitle(job)} (${job.short_id}): ${text}`;
}

/**
 * Ends a command by what became of its messages.
 *
 * @param again how to try again, for the hint
 * @throws TaxqError the first failure when all failed or the user interrupted, of kind `partial`
 * when some did
 */
export function raiseFailures(deliveries: readonly Delivery[], again: string): void {
  const failed = deliveries.filter((delivery) => delivery.status === 'failed');
  const [first] = failed;
  if (first === undefined) return;
  const interrupted = failed.find(({ error }) => error.kind === 'interrupted');
  if (interrupted !== undefined) throw interrupted.error;
  if (failed.length === deliveries.length) throw first.error;
  const named = failed.slice(0, MAX_NAMED).map(({ job, error }) => failureLine(job, error));
  const rest = failed.length - named.length;
  throw new TaxqError({
    kind: 'partial',
    code: 'some_not_sent',
    message: `${failed.length} of ${deliveries.length} messages were not sent.`,
    why: `${named.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`,
    hint: again,
  });
}
