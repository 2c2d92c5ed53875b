import { TaxqError } from '../../errors.ts';
import { assertNotEnded } from '../../work/job/assert-not-ended.ts';
import { type JobView, jobLabel } from '../../work/job/job-view.ts';
import type { Delivery } from '../../work/message/deliver.ts';
import { draftMessage, type Wording } from '../../work/message/draft.ts';
import { findRecipients } from '../../work/message/find-recipients.ts';
import { type Pro, type Session, whoAmI } from '../../work/session.ts';
import { openBank } from '../bank/open-bank.ts';
import type { Context } from '../context.ts';
import { type OverrideInput, readOverrides } from './parse-overrides.ts';
import { sendPlanned } from './send-planned.ts';
import { readSource, type SendInput, type Source } from './text-source.ts';

async function wordingOf(source: Source, session: Session, context: Context): Promise<Wording> {
  if ('text' in source) return source;
  const bank = await openBank(session, context);
  return { template: bank.find(source.template), pairs: source.pairs };
}

/** Among several jobs, what can't be written says for which one. */
function naming(job: JobView, error: unknown): unknown {
  if (!(error instanceof TaxqError) || error.message.includes(job.short_id)) return error;
  const { kind, code, why, hint } = error;
  const message = `${jobLabel(job)}: ${error.message}`;
  return new TaxqError({ kind, code, message, why, hint, cause: error });
}

async function draftAll(
  session: Session,
  jobs: readonly JobView[],
  wording: Wording,
  pro: Pro,
): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const job of jobs) {
    try {
      const draft = await draftMessage(session, job, wording, async () => pro);
      deliveries.push({ status: 'planned', job, draft });
    } catch (error) {
      throw jobs.length === 1 || 'text' in wording ? error : naming(job, error);
    }
  }
  return deliveries;
}

/** `taxq message send JOB… (--template ID | --text TEXT | --file FILE | -)` */
export async function runSend(input: SendInput & OverrideInput, context: Context): Promise<void> {
  const overrides = readOverrides(input);
  const { jobs: named, source } = await readSource(input, context);
  const began = context.clock();
  const session = await context.session();
  const jobs = await findRecipients(session, named);
  for (const job of jobs) assertNotEnded(job, 'can’t be written to');
  const wording = await wordingOf(source, session, context);
  const pro = await whoAmI(session);
  const plan = {
    deliveries: await draftAll(session, jobs, wording, pro),
    proId: pro.user_id,
    noun: 'message',
    action: 'message send',
    overrides,
    began,
    again: (failed: readonly string[]) =>
      `Look at each chat (taxq message list JOB), then send again to: ${failed.join(', ')}`,
  };
  await sendPlanned(session, plan, context);
}
