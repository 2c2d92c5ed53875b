import type { ClientName, LintFacts } from '../../../../src/rules/lint/facts.ts';
import { lintMessage } from '../../../../src/rules/lint/lint-message.ts';

export const person = (given: string, family: string): ClientName => ({
  given,
  family,
  display: `${given} ${family}`,
});

/** A Rocket Tax client named Jordan Rivera, on Monday, March 2, 2026. */
export const FACTS: LintFacts = {
  workspace: 'rocket-tax',
  audience: 'client',
  client: [person('Jordan', 'Rivera')],
  otherClients: [
    person('Elena', 'Kim'),
    person('Thomas', "O'Brien"),
    person('María José', 'Núñez'),
    { given: null, family: null, display: 'Kim Ceramics LLC' },
  ],
  unanswered: [],
  today: '2026-03-02',
  draftDue: null,
  isBusinessDay: (day) => ![0, 6].includes(new Date(day).getUTCDay()),
};

/** Ids of the rules that a text breaks, each once. */
export function rulesIn(text: string, facts: Partial<LintFacts> = {}): string[] {
  return [...new Set(lintMessage(text, { ...FACTS, ...facts }).map(({ rule }) => rule))];
}

/** The words of a text that one rule objects to. */
export function wordsOf(rule: string, text: string, facts: Partial<LintFacts> = {}): string[] {
  return lintMessage(text, { ...FACTS, ...facts })
    .filter((finding) => finding.rule === rule)
    .map(({ start, end }) => text.slice(start, end));
}
