import { type JobState, jobState } from '../../rules/job-state.ts';
import type { View } from '../../terminal/output.ts';
import type { Cell } from '../../terminal/table.ts';
import { ago } from '../../terminal/times.ts';
import { type JobView, jobTitle } from '../../work/job/job-view.ts';
import { JOB_FIELDS } from './fields.ts';

const STATE_CELLS: Record<Exclude<JobState, 'unknown'>, Cell> = {
  'not-claimed': { text: 'not claimed', tone: 'dim' },
  open: { text: 'active' },
  'on-hold': { text: 'On-Hold', tone: 'risk' },
  closed: { text: 'closed', tone: 'dim' },
  cancelled: { text: 'cancelled', tone: 'dim' },
};

/** A job's status in words; one that taxq doesn't know is shown as the portal writes it. */
export function statusCell(job: JobView): Cell {
  const state = jobState(job.status);
  if (state === 'unknown') return { text: job.status };
  const cell = STATE_CELLS[state];
  return job.hold_reason === null
    ? cell
    : { ...cell, text: `${cell.text}: ${words(job.hold_reason)}` };
}

/** `DRAFT_APPROVED` or `scope_change` as words. */
export const words = (text: string): string => text.toLowerCase().replace(/_/g, ' ');

const typeText = (job: JobView): string => (job.job_type === null ? '' : words(job.job_type));

/** A job's JSON: exactly the listed fields. */
export function jobJson(job: JobView): Record<string, unknown> {
  const { questionnaire_answers: _, ...json } = job;
  return json;
}

/** How jobs are listed. `now` is the clock that ages are told by. */
export function jobsView(now: Date): View<JobView> {
  return {
    fields: JOB_FIELDS,
    toJson: jobJson,
    empty: 'No jobs.',
    columns: [
      { heading: 'JOB', cell: (job) => job.short_id },
      { heading: 'CLIENT', cell: (job) => ({ text: jobTitle(job), tone: 'strong' }), elastic: 2 },
      { heading: 'YEAR', cell: (job) => (job.tax_year === null ? '' : String(job.tax_year)) },
      { heading: 'TYPE', cell: (job) => ({ text: typeText(job), tone: 'dim' }), elastic: 1 },
      { heading: 'STATUS', cell: statusCell, elastic: 4 },
      {
        heading: 'STEP',
        cell: (job) => (job.current_progress_step ? words(job.current_progress_step.step) : ''),
        elastic: 3,
      },
      {
        heading: 'NEW',
        cell: (job) => (job.unread_count ? { text: String(job.unread_count), tone: 'risk' } : ''),
      },
      {
        heading: 'UPDATED',
        cell: (job) => ({
          text: job.update_time === null ? '' : ago(job.update_time, now),
          tone: 'dim',
        }),
      },
    ],
  };
}
