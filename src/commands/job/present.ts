import { type JobState, jobState } from '../../rules/job-state.ts';
import type { Cell } from '../../terminal/table.ts';
import { ago } from '../../terminal/times.ts';
import type { View } from '../../terminal/view.ts';
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

const TYPE_WORDS: Record<string, string> = {
  b2c_individual: 'individual',
  b2c_business: 'business',
  b2b_prep: 'B2B prep',
  b2b_review: 'B2B review',
};

/** The engagement in two words, as `2025 individual`. */
function returnText({ tax_year, job_type }: JobView): string {
  const type = job_type === null ? null : (TYPE_WORDS[job_type] ?? words(job_type));
  return [tax_year, type].filter((part) => part !== null).join(' ');
}

const HOLD_WORDS: Record<string, string> = {
  scope_change: 'scope',
  missing_documents: 'documents',
  pending_signature: 'signature',
  pending_payment: 'payment',
};

/** A job's status, or how far an active one has come. */
function standsCell(job: JobView): Cell {
  const { current_progress_step: progress } = job;
  const active = jobState(job.status) === 'open';
  if (active && progress !== null) return { text: words(progress.step) };
  const cell = statusCell(job);
  const short = HOLD_WORDS[job.hold_reason ?? ''];
  return short === undefined ? cell : { ...cell, text: `On-Hold: ${short}` };
}

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
      { heading: 'RETURN', cell: (job) => ({ text: returnText(job), tone: 'dim' }), elastic: 1 },
      { heading: 'STANDS', cell: standsCell, elastic: 3 },
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
