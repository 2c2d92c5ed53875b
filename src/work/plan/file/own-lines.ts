const OPENS_TEXT = /^\s*~{3,}\s*(?:message|note) for\b/i;
const OPENS_FACTS = /^\s*`{3,}\s*ya?ml\s*$/i;
const FIRST_FACT = /^\s*action\s*:/i;

/**
 * What a line of a plan begins that only taxq writes. Within a block it means that the line which
 * ends the block is lost, and that what comes would be taken for a part of it.
 *
 * @param at of the line, from 0
 */
export function beginsAt(lines: readonly string[], at: number): 'text' | 'action' | null {
  const line = lines[at] ?? '';
  if (OPENS_TEXT.test(line)) return 'text';
  return OPENS_FACTS.test(line) && FIRST_FACT.test(lines[at + 1] ?? '') ? 'action' : null;
}
