import { canChange } from '../../rules/job-state.ts';
import type { MatchJob } from '../../transfer/match/job-match.ts';
import { returnFormsIn } from '../../transfer/match/return-form.ts';
import { taxYearIn } from '../../transfer/match/tax-year.ts';
import { namesOfClient } from '../job/client-names.ts';
import type { JobView } from '../job/job-view.ts';
import type { LeftOutJob } from '../job/left-out-jobs.ts';

/** The tax year of a job; its name tells it where the portal doesn’t. */
export const taxYearOf = (job: JobView): number | null => job.tax_year ?? taxYearIn(job.name ?? '');

/** The income-tax form that a job’s name tells; null for none or several. */
function formOf({ name }: JobView): string | null {
  const [form, ...others] = returnFormsIn(name ?? '');
  return form === undefined || others.length > 0 ? null : form;
}

/** A job as files are matched with it. */
export const matchJobOf = (job: JobView): MatchJob => ({
  id: job.id,
  short_id: job.short_id,
  names: namesOfClient(job),
  tax_year: taxYearOf(job),
  form: formOf(job),
  open: canChange(job.status),
});

/** A job that couldn’t be read, matched all the same, so that its files aren’t taken for another job’s. */
export const matchLeftOut = ({ label, names }: LeftOutJob): MatchJob => ({
  id: label,
  short_id: label,
  names,
  tax_year: null,
  form: null,
  open: true,
});
