import { analyzeSync, type Template as LiquidNode, Variable } from 'liquidjs';
import type { Declaration, TemplateProblem } from './template.ts';

const LIST_PROPERTIES = ['size', 'first', 'last'];

export interface References {
  problems: TemplateProblem[];
  /** Declared variables that the body mentions. */
  used: ReadonlySet<string>;
  /** Every name that the body reads after a dot, for example a record's field. */
  properties: ReadonlySet<string>;
}

/** Compares the variables that a parsed body mentions with those that are declared. */
export function readReferences(
  nodes: LiquidNode[],
  declarations: ReadonlyMap<string, Declaration>,
  bodyLine: number,
): References {
  const analysis = analyzeSync(nodes, { partials: false });
  const fields = fieldNames(declarations);
  const problems: TemplateProblem[] = [];
  const used = new Set<string>();
  const properties = new Set<string>();
  const fault = (variable: Variable, message: string) =>
    problems.push({ severity: 'error', message, line: bodyLine + variable.location.row - 1 });

  for (const variable of Object.values(analysis.globals).flat()) {
    const path = pathOf(variable);
    const name = declaredName(path, declarations);
    if (name === null) fault(variable, `${path.join('.')} is not among the declared variables`);
    else used.add(name);
  }
  const roots = new Set(Object.keys(analysis.globals));
  for (const variable of Object.values(analysis.variables).flat()) {
    const [root, ...rest] = pathOf(variable);
    for (const property of rest) properties.add(property);
    if (root === undefined || root === 'forloop' || roots.has(root)) continue;
    for (const property of rest) {
      if (!fields.has(property) && !LIST_PROPERTIES.includes(property)) {
        fault(variable, `${root}.${property}: no list declares a field ${property}`);
      }
    }
  }
  return { problems, used, properties };
}

/** Names of all fields of all record lists. */
export function fieldNames(declarations: ReadonlyMap<string, Declaration>): Set<string> {
  const names = new Set<string>();
  for (const declaration of declarations.values()) {
    if (declaration.type !== 'list' || declaration.item.type !== 'record') continue;
    for (const field of declaration.item.fields.keys()) names.add(field);
  }
  return names;
}

function pathOf(variable: Variable): string[] {
  return variable.segments.map((part) =>
    part instanceof Variable ? `[${part.toString()}]` : String(part),
  );
}

function declaredName(
  path: readonly string[],
  declarations: ReadonlyMap<string, Declaration>,
): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    const declaration = declarations.get(name);
    if (declaration === undefined) continue;
    if (length === path.length || declaration.type === 'list') return name;
  }
  return null;
}
