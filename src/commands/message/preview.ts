import { sanitize } from '../../terminal/sanitize.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { findJob } from '../../work/job/find-job.ts';
import { draftMessage } from '../../work/message/draft.ts';
import { whoAmI } from '../../work/session.ts';
import { openBank } from '../bank/open-bank.ts';
import type { Context } from '../context.ts';
import { PREVIEW_FIELDS } from './fields.ts';

interface PreviewInput {
  job: string;
  template: string;
  var?: string[];
}

/** `taxq message preview JOB --template ID` */
export async function runPreview(
  { job: text, template: id, var: pairs = [] }: PreviewInput,
  context: Context,
): Promise<void> {
  const session = await context.session();
  const job = await findJob(session, text);
  const template = (await openBank(session, context)).find(id);
  const draft = await draftMessage(session, job, { template, pairs }, () => whoAmI(session));
  const { outIsTerminal, columns } = context.terminal;
  await context.output.thing(
    PREVIEW_FIELDS,
    { job: job.short_id, template: draft.template, text: draft.text },
    () => {
      const shown = sanitize(draft.text);
      return outIsTerminal ? wrapText(shown, columns).join('\n') : shown;
    },
  );
}
