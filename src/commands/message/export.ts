import { resolve } from 'node:path';
import { usage } from '../../errors.ts';
import { savePrivate } from '../../save-private.ts';
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
  await savePrivate(file, text, { name: 'conversation', replaceOption: '--replace' }, replace);
  const { messages, documents } = conversation;
  const counts = { messages: messages.length, documents: documents.length };
  const json = { job: job.short_id, file, format, ...counts };
  await output.thing(EXPORT_FIELDS, json, () => saved(file, transcript, context));
}

function saved(file: string, { messages, documents }: Transcript, { terminal }: Context): string {
  return `${terminal.paint.done('✓')} ${messages.length} messages and the names of ${documents.length} documents saved in ${sanitize(file)}`;
}
