import type { Fault, FaultRule } from './fault.ts';
import { type Arrival, type WatchedRule, watchRule } from './watched-rule.ts';

/** The rules of a running portal, in the order in which they are asked. */
export interface FaultBoard {
  /** Undefined while no rule is set, so that a request pays one look. */
  readonly rules: readonly WatchedRule[] | undefined;
  /** Sets more rules, behind those there are. */
  add(rules: readonly FaultRule[]): readonly WatchedRule[];
  /**
   * Takes rules away, all unless ids are given.
   * @returns the ids of those that were there
   */
  clear(ids?: readonly string[]): readonly string[];
  /** As at the start: its rules with nothing come of them, and no others. */
  restart(): void;
}

/** What happens to a request: the fault of the first rule that acts. */
export const chooseFault = (rules: readonly WatchedRule[], arrival: Arrival): Fault | undefined =>
  rules.find((rule) => rule.acts(arrival))?.rule.fault;

/** @param first the rules that are set from the start */
export function createFaultBoard(first: readonly FaultRule[] = []): FaultBoard {
  let rules: readonly WatchedRule[] | undefined;
  let count = 0;
  const keep = (next: readonly WatchedRule[]) => {
    rules = next.length === 0 ? undefined : next;
  };
  const board: FaultBoard = {
    get rules() {
      return rules;
    },
    add(more) {
      const added = more.map((rule) => {
        count += 1;
        return watchRule(`f${count}`, rule);
      });
      keep([...(rules ?? []), ...added]);
      return added;
    },
    clear(ids) {
      const goes = ({ id }: WatchedRule) => ids === undefined || ids.includes(id);
      const gone = (rules ?? []).filter(goes).map(({ id }) => id);
      keep((rules ?? []).filter((rule) => !goes(rule)));
      return gone;
    },
    restart() {
      count = 0;
      keep([]);
      board.add(first);
    },
  };
  board.restart();
  return board;
}
