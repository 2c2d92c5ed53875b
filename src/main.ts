import { type Environment, openContext } from './cli/open-context.ts';
import { parseCommandLine } from './cli/program.ts';
import { reportError } from './cli/report-error.ts';
import { openTerminal } from './terminal/terminal.ts';

/** What errors need to know before the command line has been understood. */
const early = (argv: readonly string[]) => ({
  json:
    argv.some((word) => /^--json(=|$)/.test(word) || /^--format=(nd)?json$/.test(word)) ||
    /--format (nd)?json/.test(argv.join(' ')),
  debug: argv.includes('--debug'),
  color: !argv.includes('--no-color'),
});

/**
 * Runs one command line to its end. Nothing here or below ends the process: what was written is
 * drained first, and the caller sets the exit code.
 *
 * @param argv the words after the program's name
 * @returns the exit code
 */
export async function main(argv: readonly string[], environment: Environment): Promise<number> {
  const { streams, env } = environment;
  const first = early(argv);
  const terminal = openTerminal({ streams, env, color: first.color });
  try {
    const parsed = await parseCommandLine(argv, environment.version);
    if (parsed.kind === 'text') {
      await terminal.data(parsed.text);
      return 0;
    }
    const { context, close } = openContext(environment, parsed.values);
    try {
      await parsed.run(parsed.input, context);
      return 0;
    } finally {
      await close();
    }
  } catch (error) {
    return reportError(error, terminal, first);
  }
}
