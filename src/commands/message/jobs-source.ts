import { usage } from '../../errors.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { readStdin, readTextFile } from './read-text.ts';

const PURPOSE = {
  purpose: 'for a list of jobs',
  hint: 'Give a text file with a job on each line after --jobs, or name the jobs.',
  instead: 'Put the jobs into a file, or pipe them in and add --yes.',
};

/** From a # at the beginning of a line, or behind a blank. */
const REMARK = /(?:^|\s)#.*$/;

/**
 * The jobs that a file names, one a line; empty lines and remarks are left out.
 *
 * @param file `-` for standard input
 * @throws TaxqError of kind `usage` when it can’t be read or names none
 */
export async function readJobList(file: string, terminal: Terminal): Promise<string[]> {
  const text =
    file === '-' ? await readStdin(terminal, PURPOSE) : await readTextFile(file, PURPOSE);
  const jobs = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map((line) => line.replace(REMARK, '').trim())
    .filter((line) => line !== '');
  if (jobs.length > 0) return jobs;
  throw usage(
    'no_job',
    'Which job?',
    `${file === '-' ? 'Standard input' : file} names none.`,
    'Write a job on each line: its short id, id, or a unique part of the client’s name.',
  );
}
