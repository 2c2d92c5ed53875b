import { doesOf } from '../../rules/plan/action.ts';
import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Cell } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import type { Result, Verdict } from '../../work/apply/verdict.ts';
import { errorJson } from '../bulk.ts';
import { showFindings } from '../message/show-findings.ts';
import { APPLY_FIELDS } from './fields.ts';

const WIDEST = 100;

const CELLS: Record<Result['status'], Cell> = {
  would_send: { text: '○ to be done', tone: 'dim' },
  sent: { text: '✓ sent', tone: 'done' },
  done: { text: '✓ done', tone: 'done' },
  already_done: { text: '✓ already done', tone: 'dim' },
  skipped: { text: '– skipped', tone: 'risk' },
  refused: { text: '✗ refused', tone: 'late' },
  failed: { text: '✗ failed', tone: 'late' },
};

const reasonOf = (result: Result): string | null => {
  if ('error' in result) return result.error.whatAndWhy;
  return 'reason' in result ? result.reason : null;
};

/** How what became of a plan is listed. */
export const resultsView: View<Result> = {
  fields: APPLY_FIELDS,
  toJson: (result) => ({
    action: result.action.id,
    job: result.action.job,
    status: result.status,
    reason: reasonOf(result),
    message_id: 'messageId' in result ? result.messageId : null,
    error: 'error' in result ? errorJson(result.error) : null,
  }),
  empty: 'The plan has no actions.',
  columns: [
    {
      heading: 'CLIENT',
      cell: ({ action }) => ({ text: action.client, tone: 'strong' }),
      elastic: 1,
    },
    { heading: 'ACTION', cell: ({ action }) => action.kind.replaceAll('-', ' ') },
    { heading: 'RESULT', cell: ({ status }) => CELLS[status] },
    {
      heading: '',
      cell: (result) => ({ text: reasonOf(result) ?? '', tone: 'dim' }),
      below: true,
    },
  ],
};

/** What each action would do, for standard error. */
export function showVerdicts(verdicts: readonly Verdict[], terminal: Terminal): void {
  for (const verdict of verdicts) showVerdict(verdict, terminal);
}

function showVerdict(verdict: Verdict, terminal: Terminal): void {
  const { errPaint: paint } = terminal;
  const { action } = verdict;
  const name = `${action.client} (${action.job}), ${action.kind.replaceAll('-', ' ')}`;
  switch (verdict.status) {
    case 'ready':
      terminal.note(drawReady(verdict, terminal));
      showFindings(verdict.text ?? '', { findings: verdict.findings, overridden: [] }, terminal);
      return;
    case 'already_done':
    case 'skipped': {
      const what = verdict.status === 'skipped' ? 'skipped. ' : '';
      terminal.note(`${paint.dim(sanitizeLine(`– ${name}: ${what}${verdict.reason}`))}\n`);
      return;
    }
    default: {
      const { error } = verdict;
      // A command may stand in the hint, which must survive copying.
      const hint = error.hint === undefined ? '' : `\n  → ${sanitizeLine(error.hint)}`;
      const text = sanitizeLine(`${name}: ${error.whatAndWhy}`);
      const lines = wrapText(text, Math.min(terminal.columns, WIDEST) - 2);
      terminal.note(`${paint.late('✗')} ${lines.join('\n  ')}${hint}\n`);
      if (verdict.status !== 'refused') return;
      showFindings(action.text ?? '', { findings: verdict.findings, overridden: [] }, terminal);
    }
  }
}

function drawReady({ action, text }: Verdict & { status: 'ready' }, terminal: Terminal): string {
  const { errPaint: paint, columns } = terminal;
  const client = paint.strong(sanitizeLine(action.client));
  const heads = { message: `To ${client}`, note: `Note about ${client}`, close: `To ${client}` };
  const lines = text === null ? [] : wrapText(sanitize(text), Math.min(columns, WIDEST) - 2);
  const does = doesOf(action.kind);
  return [
    `${heads[does]}  ${paint.dim(sanitizeLine(`${action.job}  ${action.kind}`))}`,
    ...lines.map((line) => `${paint.dim('│')} ${line}`.trimEnd()),
    ...(does === 'close'
      ? [
          `${text === null ? 'The client has been told; taxq' : 'Then taxq'} completes ${sanitizeLine(action.job)} and rates the client ${action.rating} of 5.`,
        ]
      : []),
    '',
  ].join('\n');
}
