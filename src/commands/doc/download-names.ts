import { readFile, stat } from 'node:fs/promises';
import { TaxqError, usage } from '../../errors.ts';
import { readAll } from '../../terminal/read-all.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { whyUnreadable } from '../../transfer/unreadable.ts';

/** The words of a download that say which jobs and documents. */
export interface DownloadNames {
  job?: string;
  /** Documents; with `all` more jobs. */
  doc: string[];
  all?: boolean;
  /** A file of jobs; `-` for standard input. */
  jobs?: string;
}

/** Room for tens of thousands of ids; what is larger is no list of them. */
const MAX_BYTES = 1024 * 1024;

const noList = (name: string, why: string) =>
  usage(
    'jobs_unreadable',
    `${name} can’t be read as a list of jobs.`,
    why,
    'Give a text file with a job in each line, or - for standard input.',
  );

async function readBytes(file: string, { stdin, inIsTerminal }: Terminal): Promise<Buffer | null> {
  if (file !== '-') {
    const facts = await stat(file);
    return facts.size > MAX_BYTES ? null : readFile(file);
  }
  if (!inIsTerminal) return readAll(stdin, MAX_BYTES);
  throw usage(
    'stdin_is_terminal',
    'Standard input is your keyboard.',
    'No list of jobs comes from there.',
    'Pipe the list in, or name a file after --jobs.',
  );
}

async function readJobs(file: string, terminal: Terminal): Promise<string[]> {
  const name = file === '-' ? 'Standard input' : file;
  try {
    const bytes = await readBytes(file, terminal);
    if (bytes === null) throw noList(name, 'It is over 1 MB.');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch (error) {
    throw error instanceof TaxqError ? error : noList(name, whyUnreadable(error));
  }
}

/**
 * The jobs to download all documents of, in order.
 *
 * @throws TaxqError of kind `usage` when there is none, or the list of them can't be read
 */
export async function readJobNames(
  { job, doc, jobs }: DownloadNames,
  terminal: Terminal,
): Promise<string[]> {
  const listed = jobs === undefined ? [] : await readJobs(jobs, terminal);
  const names = [...(job === undefined ? [] : [job, ...doc]), ...listed];
  if (names.length > 0) return names;
  throw usage('no_job', 'Which job?', 'None is named.', 'Name jobs by short id: taxq job list');
}

/**
 * The one job to download documents of.
 *
 * @throws TaxqError of kind `usage` when none is named, or a list of jobs is
 */
export function oneJobName({ job, jobs }: DownloadNames): string {
  if (jobs !== undefined) {
    throw usage(
      'jobs_without_all',
      '--jobs goes with --all.',
      'Of several jobs all documents are downloaded.',
      'Add --all.',
    );
  }
  if (job !== undefined) return job;
  throw usage('no_job', 'Which job?', 'None is named.', 'Name one by its short id: taxq job list');
}
