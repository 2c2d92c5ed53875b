import { coverOf } from './cover.ts';
import type { ScopeFacts } from './facts.ts';
import type { ScopeFinding } from './finding.ts';
import { type SeenState, seenStates, severalStates } from './states.ts';

const SERVICE = /\bstate return\b|\badditional state\b/i;

/**
 * The states that the client tells of, and whether the job files there or another state return was
 * bought for them; a portal doesn't tell for which state one is.
 */
export function stateFindings(facts: ScopeFacts): ScopeFinding[] {
  const codes = (facts.jurisdictions ?? []).map(({ code }) => code.trim().toUpperCase());
  const filed = new Set(codes.filter((code) => code !== 'US'));
  const seen = seenStates(facts);
  let used = filed.size;
  const findings = seen.map((one) => {
    if (filed.has(one.state.code)) return filedIn(one);
    const { state, found } = one;
    const cover = coverOf(facts, SERVICE, found, used);
    // Each state return that was bought is for one state.
    if (cover.status === 'covered') used += 1;
    return {
      topic: `state_${state.code}`,
      title: `State return for ${state.name}`,
      found,
      ...cover,
    };
  });
  const several = severalStates(facts);
  const known = new Set([...filed, ...seen.map(({ state }) => state.code)]);
  if (several.length === 0 || known.size > 1) return findings;
  const cover = coverOf(facts, SERVICE, several, used);
  return [...findings, { topic: 'state', title: 'Another state return', found: several, ...cover }];
}

function filedIn({ state, found }: SeenState): ScopeFinding {
  return {
    topic: `state_${state.code}`,
    title: `State return for ${state.name}`,
    status: 'covered',
    found,
    covered_by: state.name,
    reason: `The job files in ${state.name}.`,
    suggestion: null,
  };
}
