import { Lexer } from 'yaml';

/** Levels; what people and taxq write has a tenth of it. */
const DEEPEST = 100;

/**
 * Where a text in YAML or JSON nests deeper than anybody writes it. The parser takes its memory, or
 * the stack, for what nests thousands deep, and the process can end of it.
 * @returns the line, from 1; undefined for a text that doesn't
 */
export function tooDeepAt(text: string): number | undefined {
  let line = 1;
  let inFlow = 0;
  let inLine = 0;
  let isLineStart = true;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') inFlow += 1;
    else if (token === ']' || token === '}') inFlow -= 1;
    else if (token === '-' || token === '?') inLine += 1;
    // A level takes one column at least.
    else if (isLineStart && /^ +$/.test(token)) inLine = token.length;
    if (inFlow + inLine > DEEPEST) return line;
    const breaks = token.split('\n').length - 1;
    line += breaks;
    isLineStart = breaks > 0;
    if (isLineStart) inLine = 0;
  }
  return undefined;
}
