import type { FaultRule, TokenLife } from './fault.ts';
import { createRandom } from './random.ts';

/** A request, as far as rules look at it. */
export interface Arrival {
  method: string;
  /** Without the query. */
  path: string;
  /** The access token that it brings, and how many seconds ago that was issued. */
  token?: { text: string; ageSeconds: number } | undefined;
  /** Whether it is about the job with this short id. */
  concerns(shortId: string): boolean;
}

/** A rule that is set, and what has come of it. */
export interface WatchedRule {
  readonly id: string;
  readonly rule: FaultRule;
  /** Requests that it was about. */
  readonly matched: number;
  readonly acted: number;
  /** How often it will still act; null for one without an end. */
  readonly left: number | null;
  /** Looks at a request and counts it: whether the rule acts on it. */
  acts(arrival: Arrival): boolean;
}

/** Tells of each token whether its life is over; every question counts as a use. */
function tokenWatch(life: TokenLife): (arrival: Arrival) => boolean {
  const uses = new Map<string, number>();
  return ({ token }) => {
    if (token === undefined) return false;
    if ('seconds' in life) return token.ageSeconds >= life.seconds;
    const used = (uses.get(token.text) ?? 0) + 1;
    uses.set(token.text, used);
    return used > life.uses;
  };
}

/** Sets a rule. The same requests in the same order always meet the same faults. */
export function watchRule(id: string, rule: FaultRule): WatchedRule {
  const { target, job, times = Number.POSITIVE_INFINITY, after, probability, seed, fault } = rule;
  const random = createRandom(seed);
  const isOver = fault.tokenLife === undefined ? () => true : tokenWatch(fault.tokenLife);
  let matched = 0;
  let acted = 0;
  return {
    id,
    rule,
    get matched() {
      return matched;
    },
    get acted() {
      return acted;
    },
    get left() {
      return rule.times === undefined ? null : times - acted;
    },
    acts(arrival) {
      if (acted >= times || !target.matches(arrival.method, arrival.path)) return false;
      if (job !== undefined && !arrival.concerns(job)) return false;
      if (fault.tokenLife !== undefined && arrival.token === undefined) return false;
      matched += 1;
      if (!isOver(arrival) || matched <= after) return false;
      if (probability !== undefined && random() >= probability) return false;
      acted += 1;
      return true;
    },
  };
}
