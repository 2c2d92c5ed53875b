import { Document, isScalar } from 'yaml';
import { hasTodo, TODO } from '../../../rules/plan/action.ts';
import type { Basis } from '../../../rules/plan/basis.ts';
import { absent } from '../../../rules/plan/basis.ts';
import { jobTitle } from '../../job/job-view.ts';
import type { DayPlan, PlannedAction } from '../day-plan.ts';
import { oneLine } from '../one-line.ts';
import { fenceFor } from './blocks.ts';
import { PLAN_FORMAT, PLAN_VERSION, textLabel } from './plan-file.ts';

/**
 * A plan as the file that the pro edits: Markdown, with a head and for each action a block of facts
 * and a block with its text. Lines that begin with > are for the pro and never sent.
 */
export function writePlan(plan: DayPlan): string {
  const { head, day, actions, yours } = plan;
  const facts = { format: PLAN_FORMAT, version: Number(PLAN_VERSION), ...head };
  return [
    `---\n${new Document(facts).toString({ lineWidth: 0 })}---`,
    `# Plan of ${day}`,
    guide(plan),
    ...actions.map((action, index) => section(action, index + 1)),
    ...(yours.length === 0 ? [] : [`## Yours to do\n\n${yoursLines(plan)}`]),
  ]
    .join('\n\n')
    .concat('\n');
}

function guide({ actions }: DayPlan): string {
  const todo = actions.filter(({ text, kind }) => hasTodo(text ?? '') || kind === 'close').length;
  return [
    `${actions.length} ${actions.length === 1 ? 'action' : 'actions'}, most urgent first. Nothing is sent before “taxq apply” with this file.`,
    'Edit the texts, change the order, take an action out or set “do: skip”.',
    ...(todo === 0 ? [] : [`Where ${TODO} stands (${todo}), something is yours to write.`]),
    'Lines like this one are for you and are never sent.',
  ]
    .map((line) => `> ${line}`)
    .join('\n');
}

function section(action: PlannedAction, number: number): string {
  const { kind, job, client, rule, reason, heard, text } = action;
  const quoted = [
    `**${rule}** ${oneLine(reason)}`,
    ...(heard === null ? [] : [`The client: “${heard.text}”`]),
    ...(action.findings ?? []).map(
      (finding) => `**${finding.rule} ${finding.severity}** ${oneLine(finding.message)}`,
    ),
  ];
  const fence = fenceFor(text ?? '');
  return [
    `## ${number}. ${client}: ${kind.replaceAll('-', ' ')}`,
    `\`\`\`yaml\n${factsOf(action)}\`\`\``,
    quoted.map((line) => `> ${line}`).join('\n>\n'),
    ...(text === null ? [] : [`${fence} ${textLabel(kind, job)}\n${text}\n${fence}`]),
  ].join('\n\n');
}

function factsOf({ id, do: does, job, client, kind, rating, based_on, labels }: PlannedAction) {
  const document = new Document({
    action: id,
    do: does,
    job,
    client,
    ...(kind === 'close' ? { rating: rating ?? TODO } : {}),
    based_on: told(based_on),
  });
  const note = (path: readonly string[], words: string | undefined) => {
    const node = document.getIn(path, true);
    if (isScalar(node) && words !== undefined) node.comment = ` ${oneLine(words)}`;
  };
  note(['rating'], 'from 1 to 5, your rating of the client');
  for (const [field, words] of Object.entries(labels)) note(['based_on', field], words);
  return document.toString({ lineWidth: 0 });
}

/** What a job doesn’t have goes without saying. */
const told = (basis: Basis) =>
  Object.fromEntries(Object.entries(basis).filter(([field, text]) => text !== absent(field)));

const yoursLines = ({ yours }: DayPlan): string =>
  yours
    .map(({ job, next, command }) => {
      const how = command === null ? '' : `: ${command}`;
      return `> - ${oneLine(jobTitle(job))}. ${oneLine(next).replace(/\.$/, '')}${oneLine(how)}`;
    })
    .join('\n');
