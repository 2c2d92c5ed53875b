import { TaxqError } from '../../errors.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { findJob } from '../../work/job/find-job.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import { chooseItems } from '../../work/scope/choose-items.ts';
import { checkRequest, requestScopeChange } from '../../work/scope/request-scope-change.ts';
import type { ScopeChangeView } from '../../work/scope/scope-change-view.ts';
import {
  listConsultationItems,
  listServices,
  offersServices,
} from '../../work/scope/scope-items.ts';
import type { Context } from '../context.ts';
import { assertFilledIn } from '../filled-in.ts';
import { SCOPE_CHANGE_FIELDS } from './fields.ts';
import { scopeChangeJson } from './present.ts';
import { drawRequest, drawScopeChange, unrequested } from './present-change.ts';

interface RequestInput {
  job: string;
  item: string[];
  reason: string;
}

const MAX_REASON = 5_000;

function checkReason(reason: string): string {
  const text = reason.trim();
  assertFilledIn(
    text,
    'The client and the portal’s team decide by the reason.',
    'Say after --reason in your own words why the work is needed.',
  );
  if (text !== '' && text.length <= MAX_REASON) return text;
  throw new TaxqError({
    kind: 'usage',
    code: 'reason',
    message: `A reason has 1 to ${MAX_REASON} characters.`,
    why: 'The client and the portal’s team decide by it.',
    hint: 'Say after --reason why the work is needed.',
  });
}

/** `taxq scope request JOB --item ID… --reason TEXT` */
export async function runRequest(input: RequestInput, context: Context): Promise<void> {
  const reason = checkReason(input.reason);
  const { terminal, output } = context;
  const session = await context.session();
  const job = await findJob(session, input.job);
  const known = [...(await listServices(session)), ...(await listConsultationItems(session))];
  const items = chooseItems(known, input.item, await offersServices(session));
  const request = { job, items, reason };
  const untold = await checkRequest(session, request);
  if (untold !== null) {
    const text = `It can’t be told whether it was requested before. ${untold.message}`;
    const lines = wrapText(sanitizeLine(text), terminal.columns - 2);
    terminal.alert(`${terminal.errPaint.risk('!')} ${lines.join('\n  ')}`);
  }
  terminal.note(drawRequest(request, terminal));
  const show = (change: ScopeChangeView, mark: '✓' | '○', what: string) =>
    output.thing(SCOPE_CHANGE_FIELDS, scopeChangeJson(change, job), () =>
      drawScopeChange(mark, what, change, terminal),
    );
  if (context.dryRun) {
    await show(unrequested(request), '○', 'To be requested');
    terminal.note('Nothing was requested (--dry-run).');
    return;
  }
  await context.asker.confirm(`Request this for ${jobTitle(job)}?`);
  const change = await requestScopeChange(session, request, context.transportOptions.sleep);
  await show(change, '✓', 'Requested');
}
