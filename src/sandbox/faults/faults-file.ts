import { isMap, isNode, isSeq, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { TaxqError } from '../../errors.ts';
import { tooDeepAt } from '../../yaml-depth.ts';
import type { FaultRule } from './fault.ts';
import { problemText, readRule } from './read-rule.ts';

const MOST_SHOWN = 3;

const refused = (name: string, problems: readonly string[]) => {
  const [first = '', ...others] = problems;
  const rest = others.slice(0, MOST_SHOWN - 1);
  const more = others.length - rest.length;
  return new TaxqError({
    kind: 'usage',
    code: 'faults_invalid',
    message: `${name}, ${first}.`,
    why:
      rest.length === 0
        ? 'A file of faults is a list in YAML or JSON; none of it was set.'
        : `Also ${rest.join('; ')}${more === 0 ? '' : `; and ${more} more`}.`,
    hint: 'See what a fault can be: taxq sandbox fault add --help',
  });
};

/** The parser's words, where they are about the file and not about the parser. */
const wordsOf = ({ code, message }: YAMLParseError): string =>
  code === 'MULTIPLE_DOCS'
    ? 'it must be one list, not several documents'
    : `${message.slice(0, 1).toLowerCase()}${message.slice(1)}`;

/**
 * Reads a file of faults: a list of rules, in YAML or JSON.
 * @param name the file's name, for errors
 * @throws TaxqError of kind `usage` that names line and field of what is wrong
 */
export function parseFaultsFile(text: string, name: string): FaultRule[] {
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== undefined) throw refused(name, [`line ${tooDeep}: it is nested too deeply`]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  const lineAt = (position: number | undefined) => lines.linePos(position ?? 0).line;
  if (broken !== undefined) {
    throw refused(name, [`line ${lineAt(broken.pos[0])}: ${wordsOf(broken)}`]);
  }
  const { contents } = document;
  if (!isSeq(contents)) throw refused(name, ['line 1: it must be a list of faults']);
  const given = toPlain(document, name);
  const rules: FaultRule[] = [];
  const problems: string[] = [];
  for (const [index, node] of contents.items.entries()) {
    const read = readRule(given[index]);
    if (!('problems' in read)) {
      rules.push(read);
      continue;
    }
    for (const problem of read.problems) {
      const line = lineAt(fieldStart(node, problem.field) ?? startOf(node));
      problems.push(`line ${line}: ${problemText(problem)}`);
    }
  }
  if (problems.length > 0) throw refused(name, problems);
  return rules;
}

/** Without aliases: a few lines of them can mean gigabytes. */
function toPlain(document: ReturnType<typeof parseDocument>, name: string): readonly unknown[] {
  try {
    const plain: unknown = document.toJS({ maxAliasCount: 0 });
    return Array.isArray(plain) ? plain : [];
  } catch {
    throw refused(name, ['line 1: it must not use YAML aliases']);
  }
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Where the name of a field stands. */
function fieldStart(node: unknown, field: string): number | undefined {
  if (!isMap(node)) return undefined;
  return startOf(node.items.find(({ key }) => isNode(key) && key.toJSON() === field)?.key);
}
