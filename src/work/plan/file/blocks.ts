import { beginsAt } from './own-lines.ts';
import type { PlanProblems } from './problems.ts';

/** One action’s two blocks as they stand in the file, with the line before each content. */
export interface RawAction {
  yaml: string;
  yamlLine: number;
  /** Null when there is no block with a text. */
  text: string | null;
  textLine: number;
  /** What its first line says that it is, and for which job; see `textLabel`. */
  textLabel: string;
}

const FENCE = /^(`{3,}(?!`)|~{3,}(?!~))([^`]*)$/;
const HEADING = /^#{1,6}\s/;
/** What else may stand between the blocks: quotes, rules, nothing. */
const PROSE = /^(?:\s*|>.*|-{3,})$/;

interface Block {
  kind: 'facts' | 'text' | 'heading';
  /** What stands behind the signs that it begins with. */
  label: string;
  content: string;
  line: number;
}

/**
 * Takes a plan’s body apart: for each action a block of backticks with its facts, then one of tildes
 * with its text. Whatever else stands between would be lost without a word, so it is a problem.
 *
 * @param firstLine of the body in the file, from 1
 */
export function readBlocks(body: string, firstLine: number, problems: PlanProblems): RawAction[] {
  const actions: RawAction[] = [];
  let isUnderOther = false;
  for (const { kind, label, content, line } of blocksOf(body, firstLine, problems)) {
    const last = actions.at(-1);
    if (kind === 'heading') {
      isUnderOther = true;
    } else if (kind === 'facts') {
      actions.push({ yaml: content, yamlLine: line, text: null, textLine: line, textLabel: '' });
      isUnderOther = false;
    } else if (last === undefined || last.text !== null) {
      problems.add(line, 'this text belongs to no action; the block that names it is missing');
    } else {
      if (isUnderOther) {
        problems.add(
          line,
          'a heading stands between this text and the block that names its action',
        );
      }
      last.text = content;
      last.textLine = line + 1;
      last.textLabel = label;
    }
  }
  return actions;
}

function blocksOf(body: string, firstLine: number, problems: PlanProblems): Block[] {
  const lines = body.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line)?.[1];
    if (fence === undefined) {
      if (HEADING.test(line)) {
        blocks.push({ kind: 'heading', label: '', content: '', line: firstLine + at });
        continue;
      }
      if (!PROSE.test(line)) {
        problems.add(
          firstLine + at,
          'text outside of a block is not sent; put it between the lines of ~~~~, or begin it with >',
        );
      }
      continue;
    }
    const end = endOf(lines, at, fence);
    if (end === null) {
      problems.add(firstLine + at, `the block that begins here has no end (a line of ${fence})`);
      break;
    }
    const next = beginsAt(lines, end);
    if (next !== null) {
      problems.add(
        firstLine + end,
        `another ${next} begins here, but the block that begins on line ${firstLine + at} has no end before it (a line of ${fence})`,
      );
    }
    const content = lines.slice(at + 1, end).join('\n');
    const kind = fence.startsWith('`') ? 'facts' : 'text';
    const label = line.slice(fence.length).trim();
    blocks.push({ kind, label, content, line: firstLine + at });
    at = next === null ? end : end - 1;
  }
  return blocks;
}

/** The line that closes the block begun on another, or begins the next; null when there is none. */
function endOf(lines: readonly string[], start: number, fence: string): number | null {
  for (let at = start + 1; at < lines.length; at += 1) {
    if (closes(lines[at] ?? '', fence) || beginsAt(lines, at) !== null) return at;
  }
  return null;
}

const closes = (line: string, fence: string): boolean => {
  const trimmed = line.trimEnd();
  const sign = fence[0] ?? '';
  return trimmed.length >= fence.length && trimmed === sign.repeat(trimmed.length);
};

/** A line of tildes that a text can’t close: longer than any that it holds. */
export function fenceFor(text: string): string {
  const longest = Math.max(3, ...[...text.matchAll(/^~{3,}/gm)].map(([run]) => run.length));
  return '~'.repeat(longest + 1);
}
