import type { PlanProblems } from './problems.ts';

/** One action’s two blocks as they stand in the file, with the line before each content. */
export interface RawAction {
  yaml: string;
  yamlLine: number;
  /** Null when there is no block with a text. */
  text: string | null;
  textLine: number;
}

const FENCE = /^(`{3,}|~{3,})\s*([^`]*)$/;
/** What may stand between the blocks: headings, quotes, rules, nothing. */
const PROSE = /^(?:\s*|#{1,6}\s.*|>.*|-{3,})$/;

interface Block {
  kind: 'facts' | 'text';
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
  for (const { kind, content, line } of blocksOf(body, firstLine, problems)) {
    const last = actions.at(-1);
    if (kind === 'facts') {
      actions.push({ yaml: content, yamlLine: line, text: null, textLine: line });
    } else if (last === undefined || last.text !== null) {
      problems.add(line, 'this text belongs to no action; the block that names it is missing');
    } else {
      last.text = content;
      last.textLine = line + 1;
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
      if (!PROSE.test(line)) {
        problems.add(
          firstLine + at,
          'text outside of a block is not sent; put it between the lines of ~~~~, or begin it with >',
        );
      }
      continue;
    }
    const end = lines.findIndex((other, index) => index > at && closes(other, fence));
    if (end < 0) {
      problems.add(firstLine + at, `the block that begins here has no end (a line of ${fence})`);
      break;
    }
    const content = lines.slice(at + 1, end).join('\n');
    blocks.push({ kind: fence.startsWith('`') ? 'facts' : 'text', content, line: firstLine + at });
    at = end;
  }
  return blocks;
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
