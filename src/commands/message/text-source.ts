import { readFile, stat } from 'node:fs/promises';
import { TaxqError, usage } from '../../errors.ts';
import { readAll } from '../../terminal/read-all.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { whyUnreadable } from '../../transfer/unreadable.ts';

export interface SendInput {
  /** Jobs; a `-` among them stands for standard input. */
  job: string[];
  template?: string;
  var?: string[];
  text?: string;
  file?: string;
}

/** Where the wording of a message comes from, read as far as it can be without a portal. */
export type Source = { template: string; pairs: readonly string[] } | { text: string };

/** No message is near this; what is larger is not read into memory. */
const MAX_BYTES = 1024 * 1024;

const tooLarge = (name: string) =>
  usage(
    'message_too_long',
    `${name} is too large for a message.`,
    'It is over 1 MB.',
    'Shorten it.',
  );

function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usage(
      'not_utf8',
      `${name} is not UTF-8 text.`,
      'Its bytes are of another kind of file, or of another character set.',
      'Save it as plain text in UTF-8.',
    );
  }
}

async function readTextFile(file: string): Promise<string> {
  try {
    const facts = await stat(file);
    if (facts.size > MAX_BYTES) throw tooLarge(file);
    return decode(await readFile(file), file);
  } catch (error) {
    if (error instanceof TaxqError) throw error;
    throw usage(
      'file_unreadable',
      `${file} can’t be read.`,
      whyUnreadable(error),
      'Give a text file after --file, or the text after --text.',
    );
  }
}

/**
 * Tells the jobs from the wording and reads the text.
 *
 * @throws TaxqError of kind `usage` when there is not exactly one wording, or it can't be read
 */
export async function readSource(
  input: SendInput,
  terminal: Terminal,
): Promise<{ jobs: string[]; source: Source }> {
  const { template, text, file } = input;
  const jobs = input.job.filter((word) => word !== '-');
  const given = [
    ...(template === undefined ? [] : ['--template']),
    ...(text === undefined ? [] : ['--text']),
    ...(file === undefined ? [] : ['--file']),
    ...(jobs.length < input.job.length ? ['-'] : []),
  ];
  if (given.length !== 1) {
    throw usage(
      'one_wording',
      given.length === 0 ? 'What is the message?' : 'There are several messages.',
      given.length === 0 ? 'No text was given.' : `It is given by ${given.join(' and ')}.`,
      'Give one of --template ID, --text TEXT, --file FILE, or - for standard input.',
    );
  }
  if (jobs.length === 0) {
    throw usage('no_job', 'Which job?', 'None is named.', 'Name jobs by short id: taxq job list');
  }
  if (template !== undefined) return { jobs, source: { template, pairs: input.var ?? [] } };
  if (input.var !== undefined) {
    throw usage(
      'var_without_template',
      'There is nothing to fill --var into.',
      'Only a template has variables.',
      'Name one with --template, or leave out --var.',
    );
  }
  if (given[0] !== '-' && text !== '-' && file !== '-') {
    return { jobs, source: { text: file === undefined ? (text ?? '') : await readTextFile(file) } };
  }
  if (terminal.inIsTerminal) {
    throw usage(
      'stdin_is_terminal',
      'Standard input is your keyboard.',
      'It is needed to ask you before anything is sent.',
      'Use --text, or pipe the text in and add --yes.',
    );
  }
  const bytes = await readAll(terminal.stdin, MAX_BYTES);
  if (bytes === null) throw tooLarge('Standard input');
  return { jobs, source: { text: decode(bytes, 'Standard input') } };
}
