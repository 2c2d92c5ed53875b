import { canChange } from '../../rules/job-state.ts';
import type { MatchJob } from '../../transfer/match/job-match.ts';
import { taxYearIn } from '../../transfer/match/tax-year.ts';
import { namesOfClient } from '../job/client-names.ts';
import type { JobView } from '../job/job-view.ts';

/** The tax year of a job; its name tells it where the portal doesn’t. */
export const taxYearOf = (job: JobView): number | null => job.tax_year ?? taxYearIn(job.name ?? '');

/** A job as files are matched with it. */
export const matchJobOf = (job: JobView): MatchJob => ({
  id: job.id,
  short_id: job.short_id,
  names: namesOfClient(job),
  tax_year: taxYearOf(job),
  open: canChange(job.status),
});
