import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { PlanProblems } from './problems.ts';

/** A value as it was written, and its line in the file. */
export interface Field {
  text: string;
  line: number;
}

/** Names and values; those of a nested block are named `based_on.status`. */
export type Fields = ReadonlyMap<string, Field>;

interface At {
  line: number;
  prefix: string;
}

/**
 * Reads a block of names and values, every value as the text that it is: there are no numbers, dates
 * or truths to be mistaken for one another. Aliases, anchors and tags have no place in a plan.
 *
 * @param before the line of the file before the block’s first
 * @returns null when it is no such block; what is wrong is among the problems then
 */
export function readFields(source: string, before: number, problems: PlanProblems): Fields | null {
  const counter = new LineCounter();
  const lineAt = (offset: number) => before + counter.linePos(offset).line;
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  for (const { message, pos } of [...document.errors, ...document.warnings]) {
    problems.add(lineAt(pos[0]), `this can’t be read: ${message.split('\n')[0]}`);
  }
  if (document.errors.length + document.warnings.length > 0) return null;
  let isPlain = true;
  const refuse = (offset: number | undefined) => {
    isPlain = false;
    problems.add(lineAt(offset ?? 0), 'a plan has no aliases, anchors or tags (&, *, !)');
    return visit.BREAK;
  };
  visit(document, {
    Alias: (_, node) => refuse(node.range?.[0]),
    Node: (_, node) =>
      ('anchor' in node && node.anchor !== undefined) || node.tag !== undefined
        ? refuse(node.range?.[0])
        : undefined,
  });
  if (!isPlain) return null;
  const fields = new Map<string, Field>();
  const isRead = collect(document.contents, { line: before + 1, prefix: '' });
  return isRead ? fields : null;

  function collect(node: unknown, { line, prefix }: At): boolean {
    if (!isMap(node)) {
      problems.add(line, 'names and values are expected here, as in “do: send”');
      return false;
    }
    return node.items.every(({ key, value }) => {
      const offset = isScalar(key) ? key.range?.[0] : undefined;
      const at = offset === undefined ? line : lineAt(offset);
      const name = `${prefix}${isScalar(key) ? String(key.value) : ''}`;
      if (isMap(value) && prefix === '') return collect(value, { line: at, prefix: `${name}.` });
      if (value !== null && !isScalar(value)) {
        problems.add(at, `${name}: must be a single value`);
        return false;
      }
      fields.set(name, { text: String(value?.value ?? '').trim(), line: at });
      return true;
    });
  }
}
