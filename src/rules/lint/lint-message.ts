import { askedNumbers } from './asked-numbers.ts';
import { clientName } from './client-name.ts';
import { completionDates } from './completion-dates.ts';
import { contractorStatus } from './contractor-status.ts';
import type { LintFacts } from './facts.ts';
import type { Finding, LintRule } from './finding.ts';
import { apart, readLintText } from './lint-text.ts';
import { markdown } from './markdown.ts';
import { emptyNote, noteToAdmins } from './note-rules.ts';
import { offPlatform } from './off-platform.ts';
import { outsideContact } from './outside-contact.ts';
import { placeholders } from './placeholders.ts';
import { priceChange } from './price-change.ts';
import { repeatedMessage } from './repeated-message.ts';
import { secretNumbers } from './secret-numbers.ts';
import { solicitation } from './solicitation.ts';
import { statusChasing } from './status-chasing.ts';
import { taxfyleName } from './taxfyle-name.ts';
import { tone } from './tone.ts';
import { twoResults } from './two-results.ts';

const RULES: readonly LintRule[] = [
  repeatedMessage,
  statusChasing,
  completionDates,
  offPlatform,
  outsideContact,
  taxfyleName,
  contractorStatus,
  solicitation,
  tone,
  noteToAdmins,
  emptyNote,
  markdown,
  priceChange,
  secretNumbers,
  askedNumbers,
  placeholders,
  twoResults,
  clientName,
];

/**
 * Checks a text before it reaches a client, or the admins as a note: rules M1 to M4 and M7 to M18.
 * The text is the one that is sent, with everything filled in. Facts that are not known make no
 * finding.
 *
 * @returns what is wrong, in the order of the text; what is about the whole comes first
 * @throws RangeError when `today` or `draftDue` is given and no day
 */
export function lintMessage(text: string, facts: LintFacts): Finding[] {
  const message = readLintText(text);
  const found = RULES.flatMap((rule) => distinct(rule(message, facts)));
  return found.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** One rule says one thing about one place, the gravest. */
function distinct(findings: readonly Finding[]): Finding[] {
  return apart(
    [...findings].sort(
      (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error'),
    ),
  );
}
