import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { COLUMNS } from './draw-terminal.mjs';

const program = fileURLToPath(new URL('../../bin/taxq.js', import.meta.url));

// Nothing of this machine's own settings may show in a picture.
const environment = (home) => ({
  PATH: process.env.PATH,
  TAXQ_HOME: home,
  TZ: 'UTC',
  LANG: 'C.UTF-8',
});

/** Runs taxq with pipes; throws when it fails. */
export const piped = (home, args) =>
  execa(process.execPath, [program, ...args], { extendEnv: false, env: environment(home) });

/**
 * Runs taxq in a pseudo-terminal of 80 columns, with util-linux’s `script`.
 *
 * @returns all that it wrote to the terminal
 */
export async function inTerminal(home, args, expectedExit) {
  if (!args.every((word) => /^[\w-]+$/.test(word))) {
    throw new Error(`These words would need quoting: ${args.join(' ')}`);
  }
  const { stdout, exitCode, failed, shortMessage } = await execa(
    'script',
    ['--quiet', '--return', '--command', `"$NODE" "$TAXQ" ${args.join(' ')}`, '/dev/null'],
    {
      extendEnv: false,
      env: {
        ...environment(home),
        SHELL: '/bin/sh',
        TERM: 'xterm-256color',
        COLUMNS: String(COLUMNS),
        NODE: process.execPath,
        TAXQ: program,
      },
      stdin: 'ignore',
      reject: false,
    },
  );
  if (failed && exitCode === undefined) {
    throw new Error(`The pictures need “script” of util-linux. ${shortMessage}`);
  }
  if (exitCode !== expectedExit) {
    throw new Error(
      `taxq ${args.join(' ')} ended with ${exitCode}, not ${expectedExit}:\n${stdout}`,
    );
  }
  return stdout;
}
