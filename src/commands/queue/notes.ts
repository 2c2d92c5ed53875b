import { CLOCK_HEADS } from '../../rules/clocks/clock.ts';
import type { JobLimitUse } from '../../rules/stage/job-limit.ts';
import type { QueuedJob } from '../../work/queue/queued-job.ts';

/** How much of the job limit is used; null where the portal doesn't tell the limit. */
export function limitNote({ used, on_hold, unknown, limit, free }: JobLimitUse): string | null {
  if (limit === null) return null;
  const rest = [
    ...(on_hold > 0 ? [`${on_hold} On-Hold ${on_hold === 1 ? 'doesn’t' : 'don’t'} count`] : []),
    ...(unknown > 0 ? [`${unknown} of unknown status may count`] : []),
    `${free} free`,
  ];
  return `Job limit: ${used} of ${limit} used; ${rest.join(', ')}.`;
}

/** Which clocks can't be told and for how many jobs, so that nobody takes silence for time; null for none. */
export function unknownNote(jobs: readonly QueuedJob[]): string | null {
  const parts = Object.values(CLOCK_HEADS).flatMap(({ id, rule, title }) => {
    const count = jobs.filter(({ clocks }) =>
      clocks.some((clock) => clock.id === id && clock.state === 'unknown'),
    ).length;
    return count === 0 ? [] : [`  ${rule.padEnd(3)} ${title}: ${count} of ${jobs.length} jobs`];
  });
  if (parts.length === 0) return null;
  return [
    'The portal doesn’t tell enough for these clocks (--explain JOB says why):',
    ...parts,
  ].join('\n');
}
