import type { JobFit } from '../clients/best-fits.ts';
import { isHint, rankOf, type Strength } from '../clients/name-fit.ts';
import { type JobMatch, noJob, oneJob, wrongForm, wrongYear } from './match-answers.ts';
import { type FormsTold, fitsForm, formText } from './return-form.ts';
import { fitsYear, type YearTold, yearText } from './tax-year.ts';

/** What the names in a path tell so far, from the file outwards. */
export interface NameTold {
  strength: Strength;
  fits: readonly JobFit[];
  /** Where it is told: “in the name”. */
  where: string;
  /** Where a folder names another client more clearly than the file does: “in the folder “Soto””. */
  contradiction: string | null;
}

/** Whether folders further out can add nothing. */
export function isSettled(told: NameTold | null): boolean {
  if (told === null) return false;
  return told.contradiction !== null || (told.strength === 'full' && told.fits.length === 1);
}

/**
 * Adds what a folder tells. It narrows down what fits and completes what is in part; against what
 * the name inside it tells, only a clearer name counts, and then nothing is sure.
 */
export function withFolder(inner: NameTold | null, folder: NameTold | null): NameTold | null {
  if (inner === null || folder === null) return inner ?? folder;
  const clearer = rankOf(folder.strength) > rankOf(inner.strength);
  const shared = inner.fits.filter(({ job }) => folder.fits.some((fit) => fit.job === job));
  if (shared.length > 0) {
    const main = clearer && inner.strength !== 'namesake' ? folder : inner;
    const fits = main.fits.filter(({ job }) => shared.some((fit) => fit.job === job));
    return { ...main, fits };
  }
  if (!clearer) return inner;
  if (isHint(inner.strength) && folder.strength === 'full') return { ...folder, strength: 'part' };
  if (isHint(inner.strength) && isHint(folder.strength)) return inner;
  return { ...inner, fits: [...inner.fits, ...folder.fits], contradiction: folder.where };
}

/**
 * The job that the names in a path tell, with the tax year and the return’s form to choose among one
 * client’s jobs.
 */
export function matchByName(
  told: NameTold,
  year: YearTold | null,
  forms: FormsTold | null,
): JobMatch {
  const [fit, ...others] = told.fits;
  const jobs = told.fits.map(({ job }) => job);
  const how = howTold(told);
  if (told.contradiction !== null) {
    return noJob(`${how}, but another client ${told.contradiction}`, jobs);
  }
  if (fit === undefined) return noJob('no job’s short id or client in the path');
  if (others.length > 0) return matchOneOf(told, year, forms);
  if (forms !== null && !fitsForm(fit.job, forms)) return wrongForm(fit.job, how, formText(forms));
  if (year !== null && !fitsYear(fit.job, year)) return wrongYear(fit.job, how, yearText(year));
  return oneJob(fit.job, confidenceOf(told), withYear(how, fit, year));
}

function matchOneOf(told: NameTold, year: YearTold | null, forms: FormsTold | null): JobMatch {
  const how = howTold(told);
  const jobs = told.fits.map(({ job }) => job);
  if (!isSameClient(told.fits)) {
    return noJob(`${how}; ${jobs.length} jobs of different clients fit`, jobs);
  }
  const ofForm = told.fits.filter(({ job }) => fitsForm(job, forms));
  if (forms !== null && ofForm.length === 0) {
    return noJob(`${how}, who has ${jobs.length} jobs; none is for Form ${formText(forms)}`, jobs);
  }
  if (year === null && ofForm.length > 1) {
    return noJob(`${how}, who has ${jobs.length} jobs; no tax year tells which`, jobs);
  }
  const [fit, ...others] = ofForm.filter(({ job }) => year === null || fitsYear(job, year));
  if (fit === undefined || others.length > 0) {
    const problem = fit === undefined ? 'is for none of them' : 'doesn’t tell which';
    return noJob(
      `${how}, who has ${jobs.length} jobs; tax year ${year === null ? '' : yearText(year)} ${problem}`,
      jobs,
    );
  }
  const confidence = confidenceOf(told);
  const isSure = year === null || year.folder === null || confidence === 'low';
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
