import type { Clock } from '../../rules/clocks/clock.ts';
import type { ClockFrame } from '../../rules/clocks/frame.ts';
import { leftWords, shortDueWords } from '../../rules/clocks/words.ts';
import { mostPressing } from '../../rules/stage/urgency.ts';
import type { Cell } from '../../terminal/table.ts';
import type { Column, View } from '../../terminal/view.ts';
import { jobTitle } from '../../work/job/job-view.ts';
import type { QueuedJob } from '../../work/queue/queued-job.ts';
import { errorJson } from '../bulk.ts';
import { QUEUE_FIELDS } from './fields.ts';

/** A job of the queue as JSON. */
export function queuedJson(queued: QueuedJob): Record<string, unknown> {
  const { job, stage, clocks, error } = queued;
  const clock = mostPressing(clocks);
  return {
    job: job.short_id,
    client: jobTitle(job),
    ...stage,
    due_time: clock?.due_time ?? null,
    left_ms: clock?.left_ms ?? null,
    clock: clock?.id ?? null,
    state: clock?.state ?? null,
    at_risk: clocks.some(({ at_risk }) => at_risk),
    clocks: clocks.map(clockJson),
    error: errorJson(error),
  };
}

/** Where a clock stands as JSON. */
export function clockJson({ id, rule, state, due_time, left_ms }: Clock) {
  return { id, rule, state, due_time, left_ms };
}

/** A stage in words. */
export const stageWords = ({ stage }: QueuedJob): string => stage.stage.replaceAll('_', ' ');

function stageCell(queued: QueuedJob): Cell {
  if (queued.error !== null) return { text: 'not read', tone: 'late' };
  const text = stageWords(queued);
  if (queued.stage.stage === 'unknown') return { text, tone: 'risk' };
  if (queued.stage.stage === 'ready_to_close') return { text, tone: 'done' };
  return queued.waiting_on === 'me' ? { text } : { text, tone: 'dim' };
}

function toned(text: string, clock: Clock): Cell {
  if (clock.state === 'overdue') return { text, tone: 'late' };
  return clock.at_risk ? { text, tone: 'risk' } : { text };
}

/** When a clock is due, in the pro's zone; empty where none runs. */
function dueCell({ clocks }: QueuedJob, frame: ClockFrame): Cell | string {
  const clock = mostPressing(clocks);
  if (clock === null || clock.due_time === null) return '';
  return toned(shortDueWords(frame.wall(clock.due_time), frame), clock);
}

function leftCell({ clocks }: QueuedJob): Cell | string {
  const clock = mostPressing(clocks);
  if (clock !== null && clock.left_ms !== null) return toned(leftWords(clock), clock);
  const isPaused = clocks.some(({ state }) => state === 'paused');
  return isPaused ? { text: 'paused', tone: 'dim' } : '';
}

/**
 * How the queue is listed.
 *
 * @param whole for a pipe: with short ids and commands, which a terminal has no room for; on a terminal the
 *   next step stands below its row
 */
export function queueView(frame: ClockFrame, whole: boolean): View<QueuedJob> {
  const job: Column<QueuedJob> = { heading: 'JOB', cell: (queued) => queued.job.short_id };
  const clock: Column<QueuedJob> = {
    heading: 'CLOCK',
    cell: ({ clocks }) => {
      const id = mostPressing(clocks)?.id ?? '';
      return whole ? id : id.replaceAll('_', ' ');
    },
  };
  const next: Column<QueuedJob> = {
    heading: 'NEXT',
    cell: ({ stage, error }) => error?.message ?? stage.next ?? '',
    below: true,
  };
  const command: Column<QueuedJob> = {
    heading: 'COMMAND',
    cell: ({ stage }) => stage.command ?? '',
  };
  return {
    fields: QUEUE_FIELDS,
    toJson: queuedJson,
    empty: 'No jobs.',
    columns: [
      ...(whole ? [job] : []),
      {
        heading: 'CLIENT',
        cell: (queued) => ({ text: jobTitle(queued.job), tone: 'strong' }),
        elastic: 2,
      },
      { heading: 'STAGE', cell: stageCell },
      ...(whole ? [next] : [clock]),
      { heading: 'DUE', cell: (queued) => dueCell(queued, frame) },
      { heading: 'LEFT', cell: leftCell },
      ...(whole ? [clock, command] : [next]),
    ],
  };
}
