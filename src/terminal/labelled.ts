import { sanitizeLine } from './sanitize.ts';
import type { Paint } from './terminal.ts';

const LABEL_WIDTH = 14;

/** One line of the page of a thing: what a fact is called, and the fact. */
export function labelled(label: string, fact: string, paint: Paint, tone?: keyof Paint): string {
  const text = sanitizeLine(fact);
  return `${paint.dim(`${label} `.padEnd(LABEL_WIDTH))}${tone === undefined ? text : paint[tone](text)}`;
}
