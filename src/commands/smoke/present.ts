import { sanitizeLine } from '../../terminal/sanitize.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { PortalAddress } from '../../work/open-session.ts';
import { checkJson, drawVerdict, signOf } from '../check-list.ts';
import { budgetText, leftText, type SmokeReport } from './smoke-report.ts';

/** The first lines. */
export function drawStart(
  { name, url }: PortalAddress,
  writes: boolean,
  { paint }: Terminal,
): string {
  const how = writes ? 'reads, and writes to the test job' : 'reads only';
  return `${paint.strong(`Checking ${sanitizeLine(name)}`)}  ${paint.dim(`${url} · ${how}`)}\n`;
}

/** The last lines: budgets, requests, what is left on the portal, the verdict. */
export function drawEnd(report: SmokeReport, terminal: Terminal): string {
  const { paint } = terminal;
  const { ok, checks, budgets, requests, left_behind: left, duration_ms: ms } = report;
  const { count, p50_ms: p50, p95_ms: p95, max_ms: max } = requests;
  const lines = [''];
  for (const budget of budgets) {
    lines.push(`${signOf(budget.status, paint)} ${'budget'.padEnd(18)}${budgetText(budget)}`);
  }
  if (count > 0) {
    lines.push(
      paint.dim(
        `${count} ${count === 1 ? 'request' : 'requests'}${
          max === null
            ? ', none answered.'
            : `: half within ${p50} ms, 95 % within ${p95} ms, all within ${max} ms.`
        }`,
      ),
    );
  }
  if (left.length > 0) {
    lines.push('Left on the portal, which offers no way to take it away:');
    lines.push(...left.map((thing) => `  ${sanitizeLine(leftText(thing))}`));
  }
  const kept = budgets.filter(({ status }) => status === 'pass').length;
  const more = budgets.length === 0 ? undefined : `${kept} of ${budgets.length} budgets kept`;
  lines.push(drawVerdict(ok, checks, ms, terminal, more));
  return lines.join('\n');
}

/** The report as JSON. */
export const reportJson = (report: SmokeReport): Record<string, unknown> => ({
  ...report,
  checks: report.checks.map(checkJson),
});
