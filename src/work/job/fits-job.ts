import type { JobView } from './job-view.ts';

/** Accents, case and punctuation don't tell names apart. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Fewer letters of a short id may be any job's. */
const LEAST_OF_SHORT_ID = 4;

/** Whether a text may mean a job: a part of its client's or its own name, or its short id's beginning. */
export function fitsJob(wanted: string): (job: JobView) => boolean {
  const needle = fold(wanted);
  const start = wanted.toUpperCase();
  return (job) => {
    const names = [job.client?.display_name, job.name].map((name) => fold(name ?? ''));
    if (needle !== '' && names.some((name) => name.includes(needle))) return true;
    return wanted.length >= LEAST_OF_SHORT_ID && job.short_id.startsWith(start);
  };
}
