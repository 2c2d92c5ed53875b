import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import type { ScopeRequest } from '../../work/scope/request-consultation.ts';
import type { ScopeChangeView } from '../../work/scope/scope-change-view.ts';
import { isRetail } from '../../work/workspace.ts';
import { itemsText } from './present.ts';

const headLine = (job: JobView, paint: Paint) =>
  `Scope change for ${paint.strong(sanitizeLine(jobTitle(job)))}  ${paint.dim(job.short_id)}`;

/** What a request is going to do, for standard error. */
export function drawRequest(
  { job, items, reason }: ScopeRequest,
  { errPaint: paint }: Terminal,
): string {
  return [
    headLine(job, paint),
    ...items.map(
      ({ item, quantity }) =>
        `  ${quantity} × ${paint.strong(sanitizeLine(item.name))}  ${paint.dim(item.kind)}`,
    ),
    `  ${paint.dim('because')} ${sanitizeLine(reason)}`,
    '',
    'The job goes On-Hold until the client decides (rule C3).',
    ...(isRetail(job)
      ? ['Retail: report it to Pro Success in the portal’s help chat, too (rule C4).']
      : ['The portal’s team quotes the client: name no price.']),
    '',
  ].join('\n');
}

/** What a withdrawal is going to do, for standard error. */
export function drawWithdrawal(
  job: JobView,
  change: ScopeChangeView,
  { errPaint: paint }: Terminal,
): string {
  return [
    headLine(job, paint),
    `  ${paint.strong(sanitizeLine(itemsText(change.items)))}`,
    `  ${paint.dim('because')} ${sanitizeLine(change.reason ?? 'no reason told')}`,
    '',
    'The client can no longer approve it; the job resumes.',
    '',
  ].join('\n');
}

/** A scope change that has been asked for nowhere yet. */
export const unrequested = ({ items, reason }: ScopeRequest): ScopeChangeView => ({
  id: '',
  kind: items[0]?.item.kind === 'consultation' ? 'CONSULTATION' : 'SERVICE',
  status: null,
  reason,
  items: items.map(({ item, quantity }) => ({
    item_id: item.id,
    name: item.name,
    quantity,
    price: null,
  })),
  created_by_user_id: null,
  create_time: null,
  decided_time: null,
  decision_reason: null,
});

/** What became of a scope change, or is to become of it, in one line. */
export function drawScopeChange(
  mark: '✓' | '○',
  what: string,
  change: ScopeChangeView,
  { paint, outIsTerminal }: Terminal,
): string {
  const items = paint.strong(sanitizeLine(itemsText(change.items)));
  const sign = mark === '✓' ? paint.done(mark) : paint.dim(mark);
  const id = outIsTerminal ? '' : sanitizeLine(change.id);
  return `${sign} ${what}: ${items}  ${id}`.trimEnd();
}
