import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { isRecord } from '../json.ts';
import { tooDeepAt } from '../yaml-depth.ts';
import type { TemplateProblem } from './template.ts';

/** Reports a problem with the front matter's value at `path`. */
export type Report = (path: readonly string[], message: string) => void;

export interface FrontMatter {
  data: Readonly<Record<string, unknown>>;
  body: string;
  /** Line of the file, from 1, on which the body begins. */
  bodyLine: number;
  report: Report;
  problems: TemplateProblem[];
}

export type FrontMatterReading = FrontMatter | { data: null; problems: TemplateProblem[] };

const FENCED = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;

/** Splits a template into its YAML front matter and its body, remembering lines for errors. */
export function readFrontMatter(text: string): FrontMatterReading {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const match = source.startsWith('---') ? FENCED.exec(source) : null;
  if (match?.index !== 0) {
    return failed('the file must begin with front matter between two lines of ---', 1);
  }
  const yaml = match[1] ?? '';
  const tooDeep = tooDeepAt(yaml);
  if (tooDeep !== undefined) return failed('the front matter nests too deeply', tooDeep + 1);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    return failed(
      `the front matter is not valid YAML: ${broken.message}`,
      lines.linePos(broken.pos[0]).line + 1,
    );
  }
  if (!isMap(document.contents)) return failed('the front matter must be a list of names', 1);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    return failed('the front matter must not use YAML aliases', 1);
  }
  const problems: TemplateProblem[] = [];
  const lineOf = (path: readonly string[]): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const found = pairStart(document.contents, path.slice(0, depth));
      if (found !== null) return lines.linePos(found).line + 1;
    }
    return 1;
  };
  return {
    data: isRecord(data) ? data : {},
    body: source.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
    report: (path, message) => problems.push({ severity: 'error', message, line: lineOf(path) }),
    problems,
  };
}

function pairStart(root: unknown, path: readonly string[]): number | null {
  let node = root;
  let start: number | null = null;
  for (const name of path) {
    if (!isMap(node)) return null;
    const pair = node.items.find(({ key }) => isNode(key) && key.toJSON() === name);
    if (pair === undefined) return null;
    start = isNode(pair.key) ? (pair.key.range?.[0] ?? null) : null;
    node = pair.value;
  }
  return start;
}

function failed(message: string, line: number): FrontMatterReading {
  return { data: null, problems: [{ severity: 'error', message, line }] };
}
