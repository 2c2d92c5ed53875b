import { compareInstants } from '../instants.ts';

/** One event of a job's history, of a type that taxq may not know. */
export interface TimelineEvent {
  id: string;
  type: string;
  time?: string | null | undefined;
}

/** The events that have a time, oldest first; of one instant, in the order in which they come. */
export function inOrder(
  events: readonly TimelineEvent[],
): readonly (TimelineEvent & { time: string })[] {
  return events
    .flatMap((event) =>
      event.time && !Number.isNaN(Date.parse(event.time)) ? [{ ...event, time: event.time }] : [],
    )
    .sort((left, right) => compareInstants(left.time, right.time));
}
