import { usage } from '../../errors.ts';
import type { Context } from '../context.ts';
import { readJobList } from './jobs-source.ts';
import { readStdin, readTextFile } from './read-text.ts';

export interface SendInput {
  /** Jobs; a `-` among them stands for standard input. */
  job?: string[];
  /** A file with more jobs, or `-`. */
  jobs?: string;
  template?: string;
  var?: string[];
  text?: string;
  file?: string;
}

/** Where the wording of a message comes from, read as far as it can be without a portal. */
export type Source = { template: string; pairs: readonly string[] } | { text: string };

const PURPOSE = {
  purpose: 'for a message',
  hint: 'Give a text file after --file, or the text after --text.',
  instead: 'Use --text, or pipe the text in and add --yes.',
};

/**
 * Tells the jobs from the wording and reads the text; what isn’t piped in is typed.
 *
 * @throws TaxqError of kind `usage` when there is not exactly one wording, or it can't be read
 */
export async function readSource(
  input: SendInput,
  { terminal, asker }: Pick<Context, 'terminal' | 'asker'>,
): Promise<{ jobs: string[]; source: Source }> {
  const { template, text, file } = input;
  const words = input.job ?? [];
  const named = words.filter((word) => word !== '-');
  const given = [
    ...(template === undefined ? [] : ['--template']),
    ...(text === undefined ? [] : ['--text']),
    ...(file === undefined ? [] : ['--file']),
    ...(named.length < words.length ? ['-'] : []),
  ];
  if (given.length !== 1) {
    throw usage(
      'one_wording',
      given.length === 0 ? 'What is the message?' : 'There are several messages.',
      given.length === 0 ? 'No text was given.' : `It is given by ${given.join(' and ')}.`,
      'Give one of --template ID, --text TEXT, --file FILE, or - to type it or pipe it in.',
    );
  }
  if (named.length === 0 && input.jobs === undefined) {
    throw usage(
      'no_job',
      'Which job?',
      'None is named.',
      'Name jobs by short id (taxq job list), or a file of them with --jobs.',
    );
  }
  const isPiped = given[0] === '-' || text === '-' || file === '-';
  if (isPiped && input.jobs === '-') {
    throw usage(
      'stdin_twice',
      'Standard input can’t be both.',
      'The text and the jobs are each to be read from it.',
      'Put one of them into a file.',
    );
  }
  const listed = input.jobs === undefined ? [] : await readJobList(input.jobs, terminal);
  const jobs = [...named, ...listed];
  if (template !== undefined) return { jobs, source: { template, pairs: input.var ?? [] } };
  if (input.var !== undefined) {
    throw usage(
      'var_without_template',
      'There is nothing to fill --var into.',
      'Only a template has variables.',
      'Name one with --template, or leave out --var.',
    );
  }
  if (isPiped) {
    const piped = terminal.inIsTerminal
      ? await asker.text('The message:', '--text or --file')
      : await readStdin(terminal, PURPOSE);
    return { jobs, source: { text: piped } };
  }
  const typed = file === undefined ? (text ?? '') : await readTextFile(file, PURPOSE);
  return { jobs, source: { text: typed } };
}
