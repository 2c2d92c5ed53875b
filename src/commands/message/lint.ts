import { TaxqError, usage } from '../../errors.ts';
import type { LintFacts } from '../../rules/lint/facts.ts';
import { lintMessage } from '../../rules/lint/lint-message.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { findJob } from '../../work/job/find-job.ts';
import { factsWithoutJob, readLintFacts } from '../../work/message/lint-facts.ts';
import { notChecked } from '../../work/message/lint-for-job.ts';
import { assertFits } from '../../work/message/message-text.ts';
import { proSettings } from '../config/pro-settings.ts';
import type { Context } from '../context.ts';
import { placeFindings } from './placed-finding.ts';
import { drawFindings, findingsView } from './present-lint.ts';
import { readSource } from './text-source.ts';

interface LintInput {
  file?: string;
  job?: string;
  text?: string;
  audience?: LintFacts['audience'];
  workspace?: NonNullable<LintFacts['workspace']>;
}

async function readText({ file, text }: LintInput, context: Context): Promise<string> {
  if (file !== undefined && text !== undefined) {
    throw usage(
      'one_text',
      'There are two texts.',
      'One is a file, the other stands after --text.',
      'Give one of them.',
    );
  }
  const isPiped = (file ?? text ?? '-') === '-';
  if (isPiped && context.terminal.inIsTerminal) {
    throw usage(
      'no_text',
      'Which text?',
      'No file is named, and standard input is your keyboard.',
      'Name a file, give the text after --text, or pipe it in.',
    );
  }
  const given = text === undefined ? { file: file ?? '' } : { text };
  const { source } = await readSource(
    isPiped ? { job: ['lint', '-'] } : { job: ['lint'], ...given },
    context,
  ).catch((error: unknown) => {
    if (!(error instanceof TaxqError) || error.code !== 'file_unreadable') throw error;
    const { code, message, why = '' } = error;
    throw usage(code, message, why, 'Name a text file, or give the text after --text.');
  });
  return 'text' in source ? source.text : '';
}

function assertLintable(text: string): void {
  assertFits(text);
  if (text.trim() !== '') return;
  throw usage(
    'message_empty',
    'The message is empty.',
    'It has no text.',
    'Write something after --text, or into the file.',
  );
}

async function readFacts(input: LintInput, context: Context): Promise<LintFacts> {
  const { audience = 'client', workspace = null, job: wanted } = input;
  if (wanted === undefined) {
    const { zone } = proSettings(context);
    return factsWithoutJob(context.clock(), zone, { audience, workspace });
  }
  const session = await context.session();
  const job = await findJob(session, wanted);
  return readLintFacts(session, job, { audience, workspace });
}

function tellUnchecked(facts: LintFacts, { job }: LintInput, terminal: Terminal): void {
  const unchecked = notChecked(facts);
  if (unchecked.length === 0) return;
  const why = job === undefined ? 'no job is named (--job)' : 'this portal doesn’t tell enough';
  terminal.note(`Not checked, since ${why}: ${unchecked.join(', ')}.`);
}

const counted = (count: number, noun: string) =>
  count === 1 ? `One ${noun}` : `${count} ${noun}s`;

/** `taxq message lint [FILE|-] [--text TEXT] [--job JOB]` */
export async function runLint(input: LintInput, context: Context): Promise<void> {
  const { output, terminal } = context;
  const text = await readText(input, context);
  assertLintable(text);
  const facts = await readFacts(input, context);
  const findings = placeFindings(text, lintMessage(text, facts));
  if (output.machine || !terminal.outIsTerminal) {
    await output.list(findingsView, findings);
  } else if (findings.length > 0) {
    await terminal.data(`${drawFindings(findings, terminal)}\n`);
  }
  tellUnchecked(facts, input, terminal);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (errors > 0) {
    throw new TaxqError({
      kind: 'refused',
      code: 'lint_errors',
      message: `${counted(errors, 'error')}${warnings > 0 ? ` and ${counted(warnings, 'warning').toLowerCase()}` : ''} in the message.`,
      why: 'A message with an error must not be sent.',
      hint: 'Correct the places above, then check it again.',
    });
  }
  const { errPaint } = terminal;
  terminal.note(
    warnings > 0
      ? `${errPaint.risk('!')} ${counted(warnings, 'warning')}; the message may be sent.`
      : `${errPaint.done('✓')} Nothing to object to.`,
  );
}
