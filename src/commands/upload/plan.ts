import { dirname, resolve } from 'node:path';
import { TaxqError } from '../../errors.ts';
import { taxqCommand } from '../../rules/suggested-command.ts';
import { openProgress } from '../../terminal/progress.ts';
import { sanitize } from '../../terminal/sanitize.ts';
import { findFiles, readPathList } from '../../transfer/find/find-files.ts';
import { checkTarget, relativeTo, saveManifest } from '../../transfer/manifest/index.ts';
import { insideOf } from '../../transfer/paths.ts';
import { draftedJobs } from '../../work/upload/candidate.ts';
import { planFoundFiles } from '../../work/upload/plan-found-files.ts';
import { type PlannedFile, plannedFile } from '../../work/upload/planned-file.ts';
import type { Context } from '../context.ts';
import { warnUnverified } from '../scope/warn-unverified.ts';
import { stdinText } from './manifest-input.ts';
import { openTools } from './open-tools.ts';
import { countVerdicts, drawPlanned, needsEye, planView } from './present-plan.ts';

interface PlanInput {
  path: string[];
  out?: string;
  tag?: string;
  accept?: boolean;
}

/** Paths as they were given; - stands for those on standard input. */
async function pathsOf({ path }: PlanInput, { terminal }: Context): Promise<string[]> {
  if (!path.includes('-')) return path;
  const listed = readPathList(await stdinText(terminal, 'The list of paths'));
  return path.flatMap((one) => (one === '-' ? listed : [one]));
}

const nothingFound = (problem: TaxqError | undefined) =>
  problem ??
  new TaxqError({
    kind: 'usage',
    code: 'no_files',
    message: 'There are no files to plan.',
    why: 'What you named holds none.',
    hint: 'Name files, folders or quoted globs.',
  });

/** `taxq upload plan PATH… [-o FILE]` */
export async function runPlan(input: PlanInput, context: Context): Promise<void> {
  const { terminal, output, signal } = context;
  const cwd = process.cwd();
  const { out } = input;
  if (out !== undefined) await checkTarget(resolve(out));
  const all = await findFiles(await pathsOf(input, context), { cwd, signal });
  // The plan of last time lies among the files when it was put there.
  const found =
    out === undefined
      ? all
      : { ...all, files: all.files.filter(({ path }) => path !== resolve(out)) };
  if (found.files.length === 0) throw nothingFound(found.problems[0]?.error);
  const tools = await openTools(context, input.accept === true);
  const progress = openProgress(terminal);
  const total = found.files.length;
  await progress.begin(`Planning ${total} ${total === 1 ? 'file' : 'files'}`, total);
  const candidates = await planFoundFiles(found, tools, {
    tag: input.tag,
    onDone: progress.advance,
  }).finally(progress.end);
  const planned = candidates.map(plannedFile);

  if (out !== undefined) {
    const folder = dirname(resolve(out));
    await saveManifest(
      resolve(out),
      planned.map((row) => ({ ...row, file: relativeTo(folder, row.file) })),
    );
  }
  await show(
    output.machine
      ? planned
      : planned.map((row) => ({ ...row, file: insideOf(cwd, row.file) ?? row.file })),
    out !== undefined,
    context,
  );
  terminal.note(countVerdicts(planned, terminal.errPaint));
  await warnUnverified(draftedJobs(candidates), context);
  if (found.skipped > 0) {
    terminal.note(`${found.skipped} left out: hidden, temporary, or no document at all.`);
  }
  if (out !== undefined) {
    const then = `  → Look at ${out}, then: ${taxqCommand('upload run', [out])}`;
    terminal.note(sanitize(then));
  }
}

/** Lines for a program; on a terminal what a person has to see, all of it when there is no file. */
async function show(
  planned: readonly PlannedFile[],
  isSaved: boolean,
  { output, terminal }: Context,
): Promise<void> {
  if (output.machine || !terminal.outIsTerminal) {
    await output.list(planView, planned);
    return;
  }
  for (const row of isSaved ? planned.filter(needsEye) : planned) {
    await terminal.data(`${drawPlanned(row, terminal)}\n`);
  }
}
