import { planIntro } from '../../work/intro/plan-intro.ts';
import type { Delivery } from '../../work/message/deliver.ts';
import { findRecipients } from '../../work/message/find-recipients.ts';
import { whoAmI } from '../../work/session.ts';
import { openBank } from '../bank/open-bank.ts';
import type { Context } from '../context.ts';
import { type OverrideInput, readOverrides } from '../message/parse-overrides.ts';
import { sendPlanned } from '../message/send-planned.ts';

interface IntroInput extends OverrideInput {
  job: string[];
  template?: string;
  var?: string[];
}

/** `taxq intro JOB…` */
export async function runIntro(
  { job: named, template: templateId, var: pairs = [], ...rest }: IntroInput,
  context: Context,
): Promise<void> {
  const overrides = readOverrides(rest);
  const began = context.clock();
  const session = await context.session();
  const jobs = await findRecipients(session, named);
  const bank = await openBank(session, context);
  const pro = await whoAmI(session);
  const deliveries: Delivery[] = [];
  for (const job of jobs) {
    deliveries.push(await planIntro(session, job, { bank, pro, templateId, pairs }));
  }
  const plan = {
    deliveries,
    proId: pro.user_id,
    noun: 'introduction',
    action: 'intro',
    overrides,
    began,
    again: (failed: readonly string[]) =>
      `Put right what is named above, then run: taxq intro ${failed.join(' ')}`,
  };
  await sendPlanned(session, plan, context);
}
