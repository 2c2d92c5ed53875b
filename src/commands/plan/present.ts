import { hasTodo } from '../../rules/plan/action.ts';
import { sanitize, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Cell } from '../../terminal/table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { View } from '../../terminal/view.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { PlannedAction, Yours } from '../../work/plan/day-plan.ts';
import { findingsJson } from '../message/show-findings.ts';
import { PLAN_FIELDS } from './fields.ts';

const WIDEST = 100;
const INDENT = '   ';

/** What an action is, in words. */
export const kindWords = ({ kind }: Pick<PlannedAction, 'kind'>): string =>
  kind.replaceAll('-', ' ');

/** Whether the pro has something to write or to choose before it can be done. */
export const isUnfinished = ({ kind, text, rating }: PlannedAction): boolean =>
  hasTodo(text ?? '') || (kind === 'close' && rating === null);

const hasErrors = ({ findings }: PlannedAction): boolean =>
  findings?.some(({ severity }) => severity === 'error') === true;

function state(action: PlannedAction): Cell {
  if (hasErrors(action)) return { text: '✗ breaks a rule', tone: 'late' };
  return isUnfinished(action)
    ? { text: '! yours to write', tone: 'risk' }
    : { text: '○ ready', tone: 'done' };
}

/** How the actions of a plan are listed. */
export const planView: View<PlannedAction> = {
  fields: PLAN_FIELDS,
  toJson: (action) => {
    const { id, job, client, kind, rule, reason, template, text, findings, heard } = action;
    return {
      action: id,
      ...{ job, client, kind, rule, reason, template, text },
      todo: isUnfinished(action),
      findings: findings && findingsJson(text ?? '', { findings }),
      heard: heard && { text: heard.text, create_time: heard.time },
      based_on: action.based_on,
    };
  },
  empty: 'Nothing to do today.',
  columns: [
    { heading: 'CLIENT', cell: ({ client }) => ({ text: client, tone: 'strong' }), elastic: 2 },
    { heading: 'ACTION', cell: kindWords },
    { heading: 'RULE', cell: ({ rule }) => rule },
    { heading: 'WHY', cell: ({ reason }) => ({ text: reason, tone: 'dim' }), below: true },
    { heading: 'STATE', cell: state },
  ],
};

/** Draws an action in full, for standard output. */
export function drawAction(action: PlannedAction, number: number, terminal: Terminal): string {
  const { paint, columns } = terminal;
  const width = Math.min(columns, WIDEST) - INDENT.length;
  const { client, job, rule, reason, heard, text, findings } = action;
  const wrapped = (line: string) => wrapText(sanitizeLine(line), width);
  const { text: words, tone } = state(action);
  const lines = [
    ...wrapped(`${rule}: ${reason}`),
    ...(heard === null ? [] : wrapped(`The client: “${heard.text}”`).map(paint.dim)),
    ...(text === null
      ? []
      : wrapText(sanitize(text), width - 2).map((line) => `${paint.dim('│')} ${line}`.trimEnd())),
    ...(findings ?? []).flatMap(({ rule: id, severity, message }) =>
      wrapped(`${id} ${severity}: ${message}`).map(severity === 'error' ? paint.late : paint.risk),
    ),
  ];
  const mark = tone === undefined ? words : paint[tone](words);
  return [
    `${paint.strong(`${number}. ${sanitizeLine(client)}`)}  ${kindWords(action)}  ${paint.dim(sanitizeLine(job))}  ${mark}`,
    ...lines.map((line) => `${INDENT}${line}`),
  ].join('\n');
}

/** What is left to the pro, for standard error. */
export function drawYours(yours: readonly Yours[], { errPaint: paint }: Terminal): string {
  const lines = yours.map(({ job, next, command }) => {
    const how = command === null ? '' : `\n    → ${sanitizeLine(command)}`;
    return `  ${paint.strong(sanitizeLine(jobTitle(job)))}: ${sanitizeLine(next)}${how}`;
  });
  return ['Yours to do:', ...lines].join('\n');
}
