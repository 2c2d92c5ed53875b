import { ACTION_KINDS, type ActionKind, doesOf, TODO } from '../../../rules/plan/action.ts';
import { absent, BASIS_FIELDS, type Basis, type BasisField } from '../../../rules/plan/basis.ts';
import type { RawAction } from './blocks.ts';
import { checkText } from './check-text.ts';
import type { PlanFile } from './plan-file.ts';
import type { PlanProblems } from './problems.ts';
import { type Field, type Fields, readFields } from './yaml-fields.ts';

const KNOWN: ReadonlySet<string> = new Set([
  'action',
  'do',
  'job',
  'client',
  'rating',
  ...BASIS_FIELDS.map((field) => `based_on.${field}`),
]);

/**
 * Reads one action of a plan’s file.
 *
 * @returns null when it can’t be read; what is wrong with it is among the problems in any case
 */
export function readAction(
  raw: RawAction,
  problems: PlanProblems,
): PlanFile['actions'][number] | null {
  const fields = readFields(raw.yaml, raw.yamlLine, problems);
  if (fields === null) return null;
  for (const [name, { line }] of fields) {
    if (!KNOWN.has(name)) problems.add(line, `${name}: an action has no such field`);
  }
  const need = (name: string): Field => {
    const field = fields.get(name);
    if (field === undefined) problems.add(raw.yamlLine, `${name}: is missing from this action`);
    else if (field.text === '') problems.add(field.line, `${name}: is empty`);
    return field ?? { text: '', line: raw.yamlLine };
  };
  const id = need('action');
  const kind = kindOf(id, problems);
  const job = need('job');
  const client = need('client');
  if (kind === null) return null;
  if (job.text !== '' && id.text !== `${kind}-${job.text}`) {
    problems.add(job.line, `job: is ${job.text}, but the action ${id.text} is for another job`);
  }
  const does = need('do');
  if (does.text !== '' && does.text !== 'send' && does.text !== 'skip') {
    problems.add(does.line, `do: is send or skip, not “${does.text}”`);
  }
  checkText(raw, { id: id.text, kind, job: job.text, isLeftOut: does.text === 'skip' }, problems);
  return {
    id: id.text,
    kind,
    do: does.text === 'skip' ? 'skip' : 'send',
    job: job.text,
    client: client.text,
    based_on: basis(fields, raw.yamlLine, problems),
    rating: rating(kind, fields.get('rating'), raw.yamlLine, problems),
    text: raw.text,
    lines: {
      action: id.line,
      rating: fields.get('rating')?.line ?? raw.yamlLine,
      text: raw.textLine,
    },
  };
}

function kindOf({ text, line }: Field, problems: PlanProblems): ActionKind | null {
  const kind = ACTION_KINDS.find((known) => text.startsWith(`${known}-`));
  if (kind !== undefined) return kind;
  if (text !== '') problems.add(line, `action: taxq knows no action “${text}”`);
  return null;
}

function basis(fields: Fields, line: number, problems: PlanProblems): Basis {
  const text = (name: BasisField) => fields.get(`based_on.${name}`)?.text || absent(name);
  if (!fields.has('based_on.status')) {
    problems.add(line, 'based_on: must stay as taxq wrote it, and lacks its status');
  }
  return {
    status: text('status'),
    message: text('message'),
    document: text('document'),
    step: text('step'),
    milestones: text('milestones'),
    info_complete: text('info_complete'),
    scope_change: text('scope_change'),
    note: text('note'),
  };
}

function rating(
  kind: ActionKind,
  field: Field | undefined,
  line: number,
  problems: PlanProblems,
): number | null {
  if (doesOf(kind) !== 'close') {
    if (field !== undefined) problems.add(field.line, 'rating: belongs to closing only');
    return null;
  }
  if (field === undefined) problems.add(line, 'rating: is missing from this action');
  if (field === undefined || field.text === TODO) return null;
  if (/^[1-5]$/.test(field.text)) return Number(field.text);
  problems.add(field.line, `rating: is a number from 1 to 5, not “${field.text}”`);
  return null;
}
