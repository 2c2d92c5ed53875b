import { open } from 'node:fs/promises';
import { reasonOf, TaxqError, usage } from '../../../errors.ts';
import { readBlocks } from './blocks.ts';
import type { PlanFile } from './plan-file.ts';
import { planProblems } from './problems.ts';
import { readAction } from './read-action.ts';
import { readHead } from './read-head.ts';

/** A plan of five hundred jobs needs half of it. */
const MAX_MB = 4;
const MAX_ACTIONS = 5_000;

const unreadable = (name: string, why: string, hint: string) =>
  usage('plan_unreadable', `${name} can’t be read as a plan.`, why, hint);

/**
 * Reads a plan as the pro left it. All that is wrong with it is told at once, by line.
 *
 * @param name of the file, for errors
 * @throws TaxqError of kind `usage`, code plan_unknown, plan_version, plan_unreadable or plan_invalid
 */
export function readPlan(bytes: Uint8Array, name: string): PlanFile {
  const problems = planProblems(name);
  const start = readHead(decoded(bytes, name), name, problems);
  if (start === null) throw problems.error() ?? unreadable(name, 'Its head is wrong.', 'Mend it.');
  const actions: PlanFile['actions'] = [];
  const known = new Map<string, number>();
  const blocks = readBlocks(start.body, start.bodyLine, problems);
  const excess = blocks[MAX_ACTIONS];
  if (excess !== undefined) {
    const most = MAX_ACTIONS.toLocaleString('en-US');
    problems.add(excess.yamlLine, `a plan has at most ${most} actions, and this is one more`);
  }
  for (const raw of excess === undefined ? blocks : []) {
    const action = readAction(raw, problems);
    if (action === null) continue;
    const first = known.get(action.id);
    if (first !== undefined) {
      problems.add(action.lines.action, `action: ${action.id} is there already, on line ${first}`);
    }
    known.set(action.id, first ?? action.lines.action);
    actions.push(action);
  }
  const error = problems.error();
  if (error !== null) throw error;
  return { head: start.head, actions };
}

/**
 * Reads the plan in a file.
 *
 * @throws TaxqError as {@link readPlan} does
 */
export async function readPlanFile(path: string): Promise<PlanFile> {
  let bytes: Buffer;
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > MAX_MB * 1024 * 1024) {
        throw unreadable(path, `It is over ${MAX_MB} MB.`, 'A plan is made by: taxq plan -o FILE');
      }
      bytes = await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof TaxqError) throw error;
    throw unreadable(path, reasonOf(error), 'Name the file that taxq plan -o wrote.');
  }
  return readPlan(bytes, path);
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    // The decoder takes a byte order mark away.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\r\n?/g, '\n');
  } catch {
    throw unreadable(name, 'It is not UTF-8 text.', 'Save it as UTF-8.');
  }
}
