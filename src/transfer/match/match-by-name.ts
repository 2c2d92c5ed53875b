import type { JobFit } from './best-fits.ts';
import { noJob, oneJob, wrongYear } from './match-answers.ts';
import type { JobMatch } from './match-types.ts';
import { isHint } from './name-fit.ts';
import type { NameTold } from './name-told.ts';
import { fitsYear, type YearTold, yearText } from './years-told.ts';

/** The job that the names in a path tell, with the tax year to choose among one client’s jobs. */
export function matchByName(told: NameTold, year: YearTold | null): JobMatch {
  const [fit, ...others] = told.fits;
  const jobs = told.fits.map(({ job }) => job);
  const how = howTold(told);
  if (told.contradiction !== null) {
    return noJob(`${how}, but another client ${told.contradiction}`, jobs);
  }
  if (fit === undefined) return noJob('no job’s short id or client in the path');
  if (others.length > 0) return matchOneOf(told, year);
  if (year !== null && !fitsYear(fit.job, year)) return wrongYear(fit.job, how, yearText(year));
  return oneJob(fit.job, confidenceOf(told), withYear(how, fit, year));
}

function matchOneOf(told: NameTold, year: YearTold | null): JobMatch {
  const how = howTold(told);
  const jobs = told.fits.map(({ job }) => job);
  if (!isSameClient(told.fits)) {
    return noJob(`${how}; ${jobs.length} jobs of different clients fit`, jobs);
  }
  if (year === null) {
    return noJob(`${how}, who has ${jobs.length} jobs; no tax year tells which`, jobs);
  }
  const [fit, ...others] = told.fits.filter(({ job }) => fitsYear(job, year));
  if (fit === undefined || others.length > 0) {
    const problem = fit === undefined ? 'is for none of them' : 'doesn’t tell which';
    return noJob(
      `${how}, who has ${jobs.length} jobs; tax year ${yearText(year)} ${problem}`,
      jobs,
    );
  }
  const confidence = confidenceOf(told);
  const isSure = year.folder === null || confidence === 'low';
  return oneJob(fit.job, isSure ? confidence : 'medium', withYear(how, fit, year));
}

function confidenceOf({ strength }: NameTold): JobMatch['confidence'] {
  if (strength === 'full') return 'high';
  return isHint(strength) ? 'low' : 'medium';
}

function withYear(how: string, { job }: JobFit, year: YearTold | null): string {
  return year !== null && job.tax_year !== null ? `${how}; tax year ${yearText(year)}` : how;
}

/** Whether all jobs know one of the names that are told, in the same form. */
function isSameClient([first, ...others]: readonly JobFit[]): boolean {
  const shared = others.reduce(
    (keys, fit) => keys.filter((key) => keysOf(fit).includes(key)),
    first === undefined ? [] : keysOf(first),
  );
  return shared.length > 0;
}

function keysOf(fit: JobFit): string[] {
  return fit.told.map(({ name }) => JSON.stringify({ ...name, label: '' }));
}

function howTold({ strength, fits, where }: NameTold): string {
  const labels = new Set(
    fits.flatMap(({ told }) => told.slice(0, 1).map(({ name }) => name.label)),
  );
  const [label] = labels;
  const whose = labels.size === 1 ? `“${label}”` : 'a client';
  switch (strength) {
    case 'full':
      return labels.size === 1 ? `client ${whose} ${where}` : `a client’s name ${where}`;
    case 'part':
      return `part of the name of ${whose} ${where}`;
    case 'family':
      return `family name of ${whose} ${where}`;
    case 'namesake':
      return `namesake of ${whose} ${where}`;
    case 'doubtful':
      return `family name of ${whose} next to another name ${where}`;
    case 'given':
      return `only the given name of ${whose} ${where}`;
  }
}
