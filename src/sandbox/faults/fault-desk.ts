import { badRequest, notFound } from '../problem.ts';
import type { Store } from '../store/index.ts';
import type { FaultRule } from './fault.ts';
import type { FaultBoard } from './fault-board.ts';
import { unknownJob } from './fault-jobs.ts';
import { problemText, readRule } from './read-rule.ts';
import type { WatchedRule } from './watched-rule.ts';

/** A rule that is set, and what has come of it, as the control endpoints tell it. */
export interface FaultReport {
  id: string;
  /** The requests it looks at, as it was written. */
  on: string;
  /** Short id of the only job that it is about. */
  job: string | null;
  /** What happens, in the words it was set with. */
  fault: Readonly<Record<string, unknown>>;
  times: number | null;
  after: number;
  probability: number | null;
  seed: number;
  matched: number;
  acted: number;
  /** How often it will still act; null for one without an end. */
  left: number | null;
}

/** What the control endpoints do with faults. */
export interface FaultDesk {
  list(): FaultReport[];
  /** @throws PortalProblem 400 for what is no rule, 404 for a job that isn't there; none is set then */
  add(given: unknown): FaultReport[];
  /**
   * @param ids of the rules to take away; all unless given
   * @throws PortalProblem 404 for an id that no rule has; none is taken away then
   */
  clear(ids: unknown): readonly string[];
}

const reportOf = ({ id, rule, matched, acted, left }: WatchedRule): FaultReport => ({
  id,
  on: rule.target.text,
  job: rule.job ?? null,
  fault: rule.given,
  times: rule.times ?? null,
  after: rule.after,
  probability: rule.probability ?? null,
  seed: rule.seed,
  matched,
  acted,
  left,
});

function readRules(given: unknown): FaultRule[] {
  if (!Array.isArray(given)) throw badRequest('Faults are a list.');
  return given.map((one: unknown) => {
    const read = readRule(one);
    if (!('problems' in read)) return read;
    throw badRequest(`This is no fault: ${read.problems.map(problemText).join('; ')}.`);
  });
}

/** Opens the desk of a running portal. */
export function openFaultDesk(board: FaultBoard, store: Store): FaultDesk {
  const list = () => (board.rules ?? []).map(reportOf);
  return {
    list,
    add(given) {
      const rules = readRules(given);
      const unknown = unknownJob(rules, store);
      if (unknown !== undefined) throw notFound(`There is no job ${unknown}.`);
      return board.add(rules).map(reportOf);
    },
    clear(given) {
      if (given === undefined) return board.clear();
      const ids = Array.isArray(given) ? given.map(String) : [String(given)];
      const unknown = ids.find((id) => list().every((one) => one.id !== id));
      if (unknown !== undefined) throw notFound(`There is no fault ${unknown}.`);
      return board.clear(ids);
    },
  };
}
