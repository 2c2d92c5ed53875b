import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { jobLabel, jobTitle } from '../../work/job/job-view.ts';
import { type Delivery, failureLine } from '../../work/message/deliver.ts';
import type { Draft } from '../../work/message/draft.ts';
import { showFindings } from './show-findings.ts';

const WIDEST = 100;

/** Draws a message before it is sent, for standard error. */
export function drawDraft({ job, template, text }: Draft, terminal: Terminal): string {
  const { errPaint: paint, columns } = terminal;
  const to = `To ${paint.strong(sanitizeLine(jobTitle(job)))}`;
  const facts = [job.short_id, template].filter((fact) => fact !== null);
  const lines = wrapText(sanitize(text), Math.min(columns, WIDEST) - 2);
  return [
    `${to}  ${paint.dim(sanitizeLine(facts.join('  ')))}`,
    ...lines.map((line) => `${paint.dim('│')} ${line}`.trimEnd()),
    '',
  ].join('\n');
}

/** Shows what is about to be sent, and what is not, on standard error. */
export function showPlan(deliveries: readonly Delivery[], terminal: Terminal): void {
  const { errPaint: paint } = terminal;
  for (const delivery of deliveries) {
    const { job } = delivery;
    if (delivery.status === 'planned') {
      terminal.note(drawDraft(delivery.draft, terminal));
      if (delivery.lint) showFindings(delivery.draft.text, delivery.lint, terminal);
    }
    if (delivery.status === 'skipped') {
      const line = `– ${jobLabel(job)}: nothing to do. ${delivery.reason}`;
      terminal.note(`${paint.dim(sanitizeLine(line))}\n`);
    }
    if (delivery.status === 'failed') {
      const line = failureLine(job, delivery.error);
      terminal.note(`${paint.late('✗')} ${sanitizeLine(line)}\n`);
      showObstacles(delivery, terminal);
    }
  }
}

/** Shows where the rules keep a message back. */
export function showObstacles(delivery: Delivery, terminal: Terminal): void {
  if (delivery.status !== 'failed' || !delivery.lint || delivery.draft === null) return;
  showFindings(delivery.draft.text, delivery.lint, terminal);
}
