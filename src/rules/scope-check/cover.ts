import { taxqCommand } from '../suggested-command.ts';
import type { OfferedItem, ScopeEvidence, ScopeFacts, ScopeItem } from './facts.ts';
import type { ScopeFinding } from './finding.ts';

type Cover = Pick<ScopeFinding, 'status' | 'covered_by' | 'reason' | 'suggestion'>;

/**
 * Whether something that was bought, or asked for, covers what was found.
 *
 * @param service the name of what covers it
 * @param used how many of it the job needs already
 */
export function coverOf(
  facts: ScopeFacts,
  service: RegExp,
  found: readonly ScopeEvidence[],
  used = 0,
): Cover {
  const bought = facts.services?.filter((item) => fits(item, service)) ?? [];
  const count = bought.reduce((sum, { quantity }) => sum + quantity, 0);
  const [covering] = bought;
  if (covering !== undefined && count > used) {
    const reason = `“${covering.name}” was bought.`;
    return { status: 'covered', covered_by: covering.name, reason, suggestion: null };
  }
  const asked = facts.requested.find((item) => fits(item, service));
  if (asked !== undefined) {
    const reason = `A scope change for “${asked.name}” waits for the client.`;
    const suggestion = taxqCommand('scope list', [facts.short_id]);
    return { status: 'requested', covered_by: null, reason, suggestion };
  }
  if (facts.services === null || facts.services.length === 0) {
    const suggestion = taxqCommand('job open', [facts.short_id]);
    return { status: 'unknown', covered_by: null, reason: NOT_TOLD, suggestion };
  }
  const isClear = found.some(({ weight }) => weight === 'clear');
  const offered = facts.offered.find(({ id, name }) =>
    fits({ item_id: id, name, quantity: 1 }, service),
  );
  const status = isClear ? 'not_covered' : 'perhaps';
  return {
    status,
    covered_by: null,
    reason: [REASONS[status], offered === undefined ? NOT_OFFERED : null].filter(Boolean).join(' '),
    suggestion: offered === undefined ? null : requestOf(facts, offered),
  };
}

const REASONS = {
  not_covered: 'Nothing that was bought covers it.',
  perhaps: 'It may need more than was bought; ask the client.',
};

const NOT_TOLD = 'The portal doesn’t tell what was bought.';

const NOT_OFFERED = 'A scope change can’t ask for it here; see taxq scope items.';

function fits({ item_id, name }: ScopeItem, service: RegExp): boolean {
  return service.test(`${(item_id ?? '').replaceAll('_', ' ')} ${name}`);
}

/** By its name where that means nothing else, and by its id otherwise. */
function requestOf({ short_id, offered }: ScopeFacts, { id, name }: OfferedItem): string {
  const same = offered.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const word = same.length === 1 && !name.includes('=') ? name : id;
  return taxqCommand('scope request', [short_id, '--item', word], '--reason WHY');
}
