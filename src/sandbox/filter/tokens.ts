import { badRequest } from '../problem.ts';

export type Token =
  | { kind: 'word'; text: string; at: number }
  | { kind: 'operator'; text: string; at: number }
  | { kind: 'text'; text: string; at: number };

const PATTERN =
  /(?:(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>!=|>=|<=|=|>|<)|"(?<text>(?:[^"\\]|\\["\\])*)")/y;

/** Points at the place in the filter, counted from 1, where reading stopped. */
export const filterFault = (at: number, message: string) =>
  badRequest(`The filter cannot be read at character ${at + 1}: ${message}`, [
    { path: '/query/filter', message: `character ${at + 1}: ${message}` },
  ]);

/**
 * Splits a filter such as `status = "CLAIMED" AND inactive = true` into its words.
 * @throws PortalProblem 400 that says where.
 */
export function filterTokens(filter: string): Token[] {
  const tokens: Token[] = [];
  const end = filter.trimEnd().length;
  let at = 0;
  while (at < end) {
    const start = filter.length - filter.slice(at).trimStart().length;
    PATTERN.lastIndex = start;
    const groups = PATTERN.exec(filter)?.groups;
    if (groups === undefined) {
      throw filterFault(start, 'expected a field, an operator or text in double quotes');
    }
    if (groups['word'] !== undefined) {
      tokens.push({ kind: 'word', text: groups['word'], at: start });
    } else if (groups['operator'] !== undefined) {
      tokens.push({ kind: 'operator', text: groups['operator'], at: start });
    } else {
      const text = (groups['text'] ?? '').replace(/\\(["\\])/g, '$1');
      tokens.push({ kind: 'text', text, at: start });
    }
    at = PATTERN.lastIndex;
  }
  return tokens;
}
