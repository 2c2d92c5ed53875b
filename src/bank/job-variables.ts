import type { ScalarType } from './template.ts';

export interface JobVariable {
  type: ScalarType;
  about: string;
  example: string | number;
}

/**
 * The variables that taxq fills by itself from the job, the pro and the workspace. A template
 * declares those it uses; the others are never an error. `--var` overrides them.
 */
export const JOB_VARIABLES: ReadonlyMap<string, JobVariable> = new Map<string, JobVariable>([
  ['client.first_name', { type: 'text', about: 'The client’s first name', example: 'Jordan' }],
  ['client.name', { type: 'text', about: 'The client’s full name', example: 'Jordan Rivera' }],
  ['pro.display_name', { type: 'text', about: 'Your name as clients see it', example: 'Dana Lee' }],
  ['pro.first_name', { type: 'text', about: 'Your first name', example: 'Dana' }],
  ['pro.credential', { type: 'text', about: 'Your credential: CPA or EA', example: 'EA' }],
  ['pro.state', { type: 'text', about: 'The state you are based in', example: 'Texas' }],
  ['job.tax_year', { type: 'number', about: 'The tax year of the return', example: 2025 }],
  ['job.short_id', { type: 'text', about: 'The job’s short id', example: 'RT-1042' }],
  ['job.name', { type: 'text', about: 'The job’s name', example: 'Individual return 2025' }],
  [
    'sla.draft_days',
    {
      type: 'number',
      about: 'Business days to the draft once all information is there (L2)',
      example: 7,
    },
  ],
  [
    'support.name',
    {
      type: 'text',
      about: 'Whom the client contacts to reopen a job',
      example: 'Rocket Tax support',
    },
  ],
  ['workspace.name', { type: 'text', about: 'The workspace’s name', example: 'Rocket Tax' }],
]);
