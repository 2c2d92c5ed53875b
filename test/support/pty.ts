import { execa } from 'execa';
import { onTestFinished } from 'vitest';
import { type Machine, PROGRAM } from './program.ts';

/** What a person at a terminal sees of one run. */
export interface Seen {
  code: number | undefined;
  /** The screen's text as it came, colours and all, with plain line ends. */
  raw: string;
  /** Lines without colours and cursor moves. */
  lines: string[];
}

const quote = (word: string) => `'${word.replace(/'/g, `'\\''`)}'`;

const ESCAPES = /\u001b\[[\d;?]*[A-Za-z]/g;

/**
 * Runs taxq in a real pseudo-terminal of 80 columns.
 *
 * @param answers keys to type once the screen shows these words; each is typed once
 */
export async function atTerminal(
  { folder, env }: Machine,
  args: readonly string[],
  options: { answers?: Readonly<Record<string, string>>; env?: Record<string, string> } = {},
): Promise<Seen> {
  const words = [process.execPath, PROGRAM, ...args].map(quote).join(' ');
  const child = execa('script', ['-qec', `stty cols 80 rows 24; exec ${words}`, '/dev/null'], {
    cwd: folder,
    env: { ...env, SHELL: '/bin/sh', TERM: 'xterm-256color', ...options.env },
    extendEnv: false,
    stdin: 'pipe',
    reject: false,
    timeout: 20_000,
    killSignal: 'SIGKILL',
    stripFinalNewline: false,
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const open = new Map(Object.entries(options.answers ?? {}));
  let screen = '';
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString('utf8');
    for (const [question, keys] of open) {
      if (!screen.includes(question)) continue;
      open.delete(question);
      child.stdin.write(keys);
    }
  });
  const { exitCode, stdout } = await child;
  const raw = stdout.replace(/\r\n/g, '\n');
  const lines = raw.replace(ESCAPES, '').replace(/\n$/, '').split('\n');
  return { code: exitCode, raw, lines };
}
