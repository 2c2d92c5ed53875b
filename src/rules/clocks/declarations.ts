import { compareInstants } from '../instants.ts';
import type { InfoComplete } from './facts.ts';
import { inOrder, type TimelineEvent } from './timeline.ts';

/** What the job itself says of its declaration. */
export interface DeclaredJob {
  short_id: string;
  /** Null when it isn't declared complete, undefined where the portal doesn't say so here. */
  info_complete_time: string | null | undefined;
}

/**
 * Every time the pro declared all information complete, and withdrew it, in order: L2, Rocket Tax
 * service expectations. A second declaration of what stands already is none. What the job says of
 * itself comes before events that lack their time, or that the portal didn't write down then.
 *
 * @throws RangeError when the job's own time is no instant
 */
export function declarationsOf(
  events: readonly TimelineEvent[],
  job: DeclaredJob,
): readonly InfoComplete[] {
  const declarations: InfoComplete[] = [];
  for (const { id, type, time } of inOrder(events)) {
    const last = declarations.at(-1);
    const stands = last !== undefined && last.withdrawn_time === null;
    if (type === 'info_complete_declared' && !stands) {
      declarations.push({ id, declared_time: time, withdrawn_time: null });
    } else if (type === 'info_complete_withdrawn' && stands) {
      last.withdrawn_time = time;
    }
  }
  return asTheJobSays(declarations, job);
}

function asTheJobSays(
  declarations: readonly InfoComplete[],
  { short_id, info_complete_time: declared }: DeclaredJob,
): readonly InfoComplete[] {
  const last = declarations.at(-1);
  const stands = last !== undefined && last.withdrawn_time === null;
  if (declared === undefined) return declarations;
  if (declared === null) return stands ? declarations.slice(0, -1) : declarations;
  const ended = last?.withdrawn_time;
  if (stands || (ended && compareInstants(declared, ended) <= 0)) return declarations;
  return [...declarations, { id: short_id, declared_time: declared, withdrawn_time: null }];
}
