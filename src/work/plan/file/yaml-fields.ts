import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { tooDeepAt } from '../../../yaml-depth.ts';
import type { PlanProblems } from './problems.ts';

/** What taxq writes has a tenth of it. */
const MAX_CHARACTERS = 16_384;

const ALONE = 'a plan has no aliases, anchors or tags (&, *, !)';

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
  if (source.length > MAX_CHARACTERS) {
    problems.add(before, 'this block is longer than any that taxq writes');
    return null;
  }
  const tooDeep = tooDeepAt(source);
  if (tooDeep !== undefined) {
    problems.add(before + tooDeep, 'this block nests deeper than any that taxq writes');
    return null;
  }
  const counter = new LineCounter();
  const lineAt = (offset: number) => before + counter.linePos(offset).line;
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const wrong = [...document.errors, ...document.warnings];
  // One slip makes the parser say many things.
  const firsts = new Map(wrong.toReversed().map(({ message, pos }) => [lineAt(pos[0]), message]));
  for (const [line, message] of firsts) {
    problems.add(line, `this can’t be read: ${message.split('\n')[0]}`);
  }
  if (wrong.length > 0) return null;
  if (!isPlain(document.contents)) {
    problems.add(before + 1, ALONE);
    return null;
  }
  const fields = new Map<string, Field>();
  const isRead = collect(document.contents, { line: before + 1, prefix: '' });
  return isRead ? fields : null;

  function collect(node: unknown, { line, prefix }: At): boolean {
    if (!isMap(node)) {
      problems.add(line, 'names and values are expected here, as in “do: send”');
      return false;
    }
    return node.items.every(({ key, value }) => {
      const offset = isNode(key) ? key.range?.[0] : undefined;
      const at = offset === undefined ? line : lineAt(offset);
      if (!isPlain(key) || !isPlain(value)) {
        problems.add(at, ALONE);
        return false;
      }
      if (!isScalar(key)) {
        problems.add(at, 'a single name is expected here, as in “do: send”');
        return false;
      }
      const name = `${prefix}${key.value}`;
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

/** Whether a node stands for itself alone. */
const isPlain = (node: unknown): boolean =>
  !isNode(node) || (!isAlias(node) && node.anchor === undefined && node.tag === undefined);
