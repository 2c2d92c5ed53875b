import { resolveInside, safeFileName, uniqueNames } from '../../transfer/safe-names.ts';
import { type JobView, jobTitle } from '../job/job-view.ts';

/** Where the documents of one job go; absolute paths. */
export interface JobPlace {
  folder: string;
  /** The zip of them, when they are to be zipped. */
  archive: string;
  /** A hidden folder where they are gathered for it. */
  staging: string;
}

/** Leaves room for the short id within the length of a file name, whatever a client is called. */
const MAX_CLIENT_CHARACTERS = 40;

/** A slash in a client's name is part of it, unlike in a file's. */
const nameOf = (job: JobView): string => {
  const client = [...jobTitle(job).replace(/[/\\]/g, '-')].slice(0, MAX_CLIENT_CHARACTERS).join('');
  return safeFileName(client === job.short_id ? client : `${client.trim()} ${job.short_id}`);
};

/**
 * Chooses the places of several jobs in one folder: each gets a folder or a zip named after its
 * client and its short id.
 *
 * @param out absolute
 * @param apart whether each job has a folder of its own, or the only one's documents lie in `out`
 */
export function jobPlaces(jobs: readonly JobView[], out: string, apart: boolean): JobPlace[] {
  const names = uniqueNames(jobs.map(nameOf));
  const hidden = uniqueNames(jobs.map(({ short_id }) => `.taxq-${safeFileName(short_id)}.part`));
  return jobs.map((_, index) => {
    const name = names[index] ?? '';
    return {
      folder: apart ? resolveInside(out, name) : out,
      archive: resolveInside(out, `${name}.zip`),
      staging: resolveInside(out, hidden[index] ?? ''),
    };
  });
}
