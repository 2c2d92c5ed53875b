import type { Environment } from './cli/environment.ts';
import { parseCommandLine } from './cli/program.ts';
import { ReaderGone, writeText } from './terminal/write-text.ts';

// What only some command lines need is imported when they do: help and errors of usage should be
// on the screen at once.

/** What errors need to know before the command line has been understood. */
function early(argv: readonly string[]): { json: boolean; debug: boolean; color: boolean } {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  const asksForJson = (word: string, index: number) =>
    /^--json(=|$)/.test(word) ||
    /^--format=(nd)?json$/.test(word) ||
    (word === '--format' && /^(nd)?json$/.test(words[index + 1] ?? ''));
  return {
    json: words.some(asksForJson),
    debug: words.includes('--debug'),
    color: !words.includes('--no-color'),
  };
}

/**
 * Runs one command line to its end. Nothing here or below ends the process: what was written is
 * drained first, and the caller sets the exit code.
 *
 * @param argv the words after the program's name
 * @returns the exit code
 */
export async function main(argv: readonly string[], environment: Environment): Promise<number> {
  const { streams, env, stopCode } = environment;
  try {
    const parsed = await parseCommandLine(argv, environment.version);
    if (parsed.kind === 'text') {
      await writeText(streams.stdout, parsed.text);
      return 0;
    }
    const { openContext } = await import('./cli/open-context.ts');
    const { context, exitCode, close } = openContext(environment, parsed.values);
    try {
      await parsed.run(parsed.input, context);
      return exitCode();
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    const { openTerminal } = await import('./terminal/terminal.ts');
    const { reportError } = await import('./cli/report-error.ts');
    const { json, debug, color } = early(argv);
    return reportError(error, openTerminal({ streams, env, color }), {
      ...{ json, debug, env, stopCode },
    });
  }
}
