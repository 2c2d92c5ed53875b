import type { Bank } from '../../bank/index.ts';
import { TaxqError } from '../../errors.ts';
import type { Message } from '../../portal/contract/messages.ts';
import { introDecision } from '../../rules/intro.ts';
import { type JobView, jobLabel } from '../job/job-view.ts';
import type { Delivery } from '../message/deliver.ts';
import { draftMessage } from '../message/draft.ts';
import { readMessages } from '../message/list-messages.ts';
import type { Pro, Session } from '../session.ts';
import { workspaceTemplate } from '../workspace.ts';

export interface IntroOptions {
  bank: Bank;
  pro: Pro;
  /** Template to use in place of the workspace's own. */
  templateId?: string | undefined;
  /** `name=value` pairs, which come before what the job says. */
  pairs: readonly string[];
}

async function messagesUntilOwn(session: Session, job: JobView, proId: string) {
  const read: Message[] = [];
  for await (const message of readMessages(session, job)) {
    read.push(message);
    if (message.sender_user_id === proId) break;
  }
  return read;
}

function templateFor(job: JobView, chosen: string | undefined): string {
  const id = chosen ?? workspaceTemplate('intro', job);
  if (id !== null) return id;
  throw new TaxqError({
    kind: 'usage',
    code: 'template_needed',
    message: `Which introduction ${jobLabel(job)} gets can’t be told.`,
    why: 'This portal doesn’t say which workspace a job belongs to.',
    hint: 'Name the template: --template intro-rocket-tax, or intro-taxfyle',
  });
}

async function plan(session: Session, job: JobView, options: IntroOptions): Promise<Delivery> {
  const { bank, pro, templateId, pairs } = options;
  const { status, reason } = introDecision({
    status: job.status,
    pro_user_id: pro.user_id,
    messages: await messagesUntilOwn(session, job, pro.user_id),
  });
  if (status === 'sent') return { status: 'skipped', job, reason };
  if (status !== 'needed') {
    throw new TaxqError({
      kind: 'refused',
      code: 'intro_not_due',
      message: `${jobLabel(job)} gets no introduction now.`,
      why: `${reason} Introductions are for claimed, open jobs (S1).`,
      hint: `Look at the job: taxq job view ${job.short_id}`,
    });
  }
  const template = bank.find(templateFor(job, templateId));
  const draft = await draftMessage(session, job, { template, pairs }, async () => pro);
  return { status: 'planned', job, draft };
}

/**
 * Writes the introduction for a job that has none of the pro's own yet (S1 and S2, Rocket Tax
 * service expectations and Taxfyle jobs dashboard). Nothing is sent; what stands in the way of one
 * job comes back as its failure.
 */
export async function planIntro(
  session: Session,
  job: JobView,
  options: IntroOptions,
): Promise<Delivery> {
  try {
    return await plan(session, job, options);
  } catch (error) {
    if (!(error instanceof TaxqError) || error.kind === 'interrupted') throw error;
    return { status: 'failed', job, draft: null, error };
  }
}
