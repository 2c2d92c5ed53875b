import { dirname, resolve } from 'node:path';
import { TaxqError } from '../../errors.ts';
import { sanitizeLine } from '../../terminal/sanitize.ts';
import { checkTemplateFile } from '../../work/bank/check-file.ts';
import type { Context } from '../context.ts';
import { openBankToShow, ownFolder } from './open-bank.ts';
import { drawProblems, type FoundProblem, problemsView } from './present-problems.ts';

async function findProblems(file: string | undefined, context: Context) {
  if (file !== undefined) {
    const { id, problems } = await checkTemplateFile(file);
    return {
      checked: 1,
      problems: problems.map((problem): FoundProblem => ({ template: id, file, problem })),
    };
  }
  const checks = (await openBankToShow(context)).check();
  return {
    checked: checks.length,
    problems: checks.flatMap(({ id, origin, problems }) =>
      problems.map((problem): FoundProblem => ({ template: id, file: origin.where, problem })),
    ),
  };
}

/** `taxq bank check [FILE]` */
export async function runCheck({ file }: { file?: string }, context: Context): Promise<void> {
  const { checked, problems } = await findProblems(file, context);
  const { output, terminal } = context;
  if (output.machine || !terminal.outIsTerminal) {
    await output.list(problemsView, problems);
  } else if (problems.length > 0) {
    await terminal.data(`${drawProblems(problems, terminal)}\n`);
  }
  const errors = problems.filter(({ problem }) => problem.severity === 'error').length;
  const templates = checked === 1 ? '1 template' : `${checked} templates`;
  if (errors === 0) {
    terminal.note(`${terminal.errPaint.done('✓')} Checked ${templates}: usable.`);
    const folder = ownFolder(context);
    if (file !== undefined && dirname(resolve(file)) !== folder) {
      terminal.note(`  → To use it, put it into the folder ${sanitizeLine(folder)}`);
    }
    return;
  }
  throw new TaxqError({
    kind: 'refused',
    code: 'templates_faulty',
    message: `${errors === 1 ? 'One error' : `${errors} errors`} in ${templates}.`,
    why: 'A template with an error would fail, or say what a client must not read.',
    hint: 'Correct the lines above, then run it again.',
  });
}
