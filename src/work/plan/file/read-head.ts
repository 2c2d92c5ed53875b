import { usage } from '../../../errors.ts';
import { PLAN_FORMAT, PLAN_VERSION, type PlanHead } from './plan-file.ts';
import type { PlanProblems } from './problems.ts';
import { type Fields, readFields } from './yaml-fields.ts';

const HEADED = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;
const FIELDS = ['id', 'profile', 'origin', 'pro', 'made'] as const;
const KNOWN: ReadonlySet<string> = new Set(['format', 'version', ...FIELDS]);
const PLAN_ID = /^[0-9a-f]{12}$/;

/** A plan’s head and what follows it. */
export interface ReadHead {
  head: PlanHead;
  body: string;
  /** Line of the file, from 1, on which the body begins. */
  bodyLine: number;
}

const noPlan = (name: string, why: string) =>
  usage('plan_unknown', `${name} is not a plan.`, why, 'A plan is made by: taxq plan -o FILE');

/**
 * Reads how a plan’s file begins.
 *
 * @returns null when the head is wrong; the problems say where
 * @throws TaxqError of kind `usage` for what is no plan, or one of another version
 */
export function readHead(text: string, name: string, problems: PlanProblems): ReadHead | null {
  const match = text.startsWith('---') ? HEADED.exec(text) : null;
  if (match?.index !== 0) throw noPlan(name, 'It doesn’t begin with the head of one.');
  const fields = readFields(match[1] ?? '', 1, problems);
  if (fields === null) return null;
  if (fields.get('format')?.text !== PLAN_FORMAT) {
    throw noPlan(name, `Its head doesn’t say “format: ${PLAN_FORMAT}”.`);
  }
  const version = fields.get('version')?.text ?? '';
  if (version !== PLAN_VERSION) {
    throw usage(
      'plan_version',
      `${name} is of version ${version || 'unknown'}.`,
      `This taxq reads version ${PLAN_VERSION}.`,
      'Make a new one: taxq plan -o FILE',
    );
  }
  for (const [field, { line }] of fields) {
    if (!KNOWN.has(field)) problems.add(line, `${field}: a plan’s head has no such field`);
  }
  const head = headOf(fields, problems);
  const bodyLine = match[0].split('\n').length;
  return head && { head, body: text.slice(match[0].length), bodyLine };
}

function headOf(fields: Fields, problems: PlanProblems): PlanHead | null {
  const [id = '', profile = '', origin = '', pro = '', made = ''] = FIELDS.map(
    (field) => fields.get(field)?.text,
  );
  const missing = FIELDS.filter((field) => (fields.get(field)?.text ?? '') === '');
  for (const field of missing) problems.add(1, `${field}: is missing from the head`);
  if (missing.length > 0) return null;
  if (!PLAN_ID.test(id)) {
    problems.add(fields.get('id')?.line ?? 1, 'id: is not the one that taxq gave the plan');
    return null;
  }
  if (Number.isNaN(Date.parse(made))) {
    problems.add(fields.get('made')?.line ?? 1, 'made: is no time');
    return null;
  }
  return { id, profile, origin, pro, made };
}
