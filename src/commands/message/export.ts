import { writeFile as writeNew } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { reasonOf, systemCode, TaxqError, usage } from '../../errors.ts';
import { makeFolder } from '../../make-folder.ts';
import { sanitize } from '../../terminal/sanitize.ts';
import {
  readConversation,
  type Transcript,
  transcriptJson,
  transcriptOf,
} from '../../work/archive/transcript.ts';
import { transcriptMarkdown } from '../../work/archive/transcript-markdown.ts';
import { findJob } from '../../work/job/find-job.ts';
import type { Context } from '../context.ts';
import { EXPORT_FIELDS } from './fields.ts';

interface ExportInput {
  job: string;
  out?: string;
  formatOf?: 'md' | 'json';
  replace?: boolean;
}

/** What clients wrote is nobody else’s to read on a shared machine. */
const PRIVATE = 0o600;

/** `taxq message export JOB [-o FILE]` */
export async function runExport(input: ExportInput, context: Context): Promise<void> {
  const { output, terminal } = context;
  const { out = '-', replace = false } = input;
  if (out === '-' && output.machine) {
    throw usage(
      'export_is_data',
      'Where does the conversation go?',
      'It goes to standard output itself, where --json tells what was done.',
      'Name a file with -o FILE, or leave out --json; --format-of json gives the conversation as JSON.',
    );
  }
  const format = input.formatOf ?? (/\.json$/i.test(out) ? 'json' : 'md');
  const session = await context.session();
  const job = await findJob(session, input.job);
  const conversation = await readConversation(session, job);
  const transcript = transcriptOf(session.client.origin, job, conversation);
  const text = format === 'json' ? transcriptJson(transcript) : transcriptMarkdown(transcript);
  if (out === '-') {
    await terminal.data(terminal.outIsTerminal ? sanitize(text) : text);
    return;
  }
  const file = resolve(out);
  await save(file, text, replace);
  const { messages, documents } = conversation;
  const counts = { messages: messages.length, documents: documents.length };
  const json = { job: job.short_id, file, format, ...counts };
  await output.thing(EXPORT_FIELDS, json, () => saved(file, transcript, context));
}

function saved(file: string, { messages, documents }: Transcript, { terminal }: Context): string {
  return `${terminal.paint.done('✓')} ${messages.length} messages and the names of ${documents.length} documents saved in ${sanitize(file)}`;
}

async function save(path: string, text: string, replace: boolean): Promise<void> {
  makeFolder(dirname(path));
  try {
    if (replace) {
      const { writeFile } = await import('atomically');
      await writeFile(path, text, { mode: PRIVATE });
    } else {
      await writeNew(path, text, { mode: PRIVATE, flag: 'wx' });
    }
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      throw usage(
        'file_exists',
        `${path} is there already.`,
        'It isn’t replaced by itself.',
        'Choose another name, or add --replace.',
      );
    }
    throw new TaxqError({
      kind: 'failed',
      code: 'export_unwritable',
      message: `The conversation can’t be written to ${path}.`,
      why: reasonOf(error),
      hint: 'Check the folder and its free space, or choose another file.',
      cause: error,
    });
  }
}
