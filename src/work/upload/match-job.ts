import { canChange } from '../../rules/job-state.ts';
import type { MatchJob } from '../../transfer/match/job-match.ts';
import { clientNames } from '../job/client-names.ts';
import type { JobView } from '../job/job-view.ts';

/** A job as files are matched with it. */
export const matchJobOf = (job: JobView): MatchJob => ({
  id: job.id,
  short_id: job.short_id,
  names: clientNames(job),
  tax_year: job.tax_year,
  open: canChange(job.status),
});
