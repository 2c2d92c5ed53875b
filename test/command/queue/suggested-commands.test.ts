import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EXIT_CODES } from '../../../src/cli/exit-codes.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';

const NOW = '2026-03-11T15:00:00.000Z';
const clock = () => new Date(NOW);
const sandbox = useSandbox({ clock: NOW });
const env = () => sandboxEnv(sandbox());

const PAPER = fileURLToPath(new URL('../../../docs/elena/final-return.pdf', import.meta.url));

/** What only the pro knows stands in capitals. */
const FILLED: readonly [RegExp, string][] = [
  [/^FILE$/, PAPER],
  [/^items=WHAT$/, 'items=Form W-2'],
  [/=DAY$/, '=2026-03-16'],
];

/** The words of a command line as a POSIX shell reads them, without escapes. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    FILLED.reduce((text, [blank, value]) => text.replace(blank, value), word.replace(/["']/g, '')),
  );

/** Every command that the queue and the close gate advise. */
async function suggested(): Promise<string[]> {
  const queue = await taxq(['queue', '--json=job,command'], { env: env(), clock });
  const jobs = queue.json<{ job: string; command: string | null }[]>();
  const fixes: (string | null)[] = [];
  for (const { job } of jobs) {
    const gate = await taxq(['close', job, '--check', '--json'], { env: env(), clock });
    const checked = gate.json<{ rules: { fix: string | null }[] }[]>();
    fixes.push(...checked.flatMap(({ rules }) => rules.map(({ fix }) => fix)));
  }
  const all = [...jobs.map(({ command }) => command), ...fixes];
  // A note asks for its fields on a terminal.
  const asks = (command: string) => command.startsWith('taxq note add ');
  return [...new Set(all.filter((command) => command !== null && !asks(command)))].map(String);
}

describe('a command that taxq suggests for a job of the demo', () => {
  test('gets past its arguments on a terminal as it stands', async () => {
    const commands = await suggested();
    expect(commands.filter((command) => command.includes('message send'))).not.toHaveLength(0);
    expect(commands).toContain('taxq message send 6UZM94GWH78 -');
    const refused: string[] = [];
    for (const command of commands) {
      const [, ...words] = wordsOf(command);
      const stdin = 'Thank you, I have all that I need.\n\u0004';
      // Closing goes on to ask for the results of the returns.
      const only = words[0] === 'close' ? ['--check'] : ['--dry-run'];
      const args = [...words, ...(words[1] === 'list' ? [] : only)];
      const run = await taxq(args, { env: env(), clock, terminal: true, stdin });
      if (run.code === EXIT_CODES.usage) refused.push(`${command}\n${run.stderr}`);
    }
    expect(refused).toEqual([]);
  });

  test('names the newest draft where the client is to look at it', async () => {
    const run = await taxq(['message', 'send', 'Elena', '--template', 'draft-ready', '--dry-run'], {
      env: env(),
      clock,
    });
    expect(run.stderr).toMatch(/documents as \*\*[^*]+\*\*/);
  });

  test('lets the pro type a message, several lines of it, and asks before it is sent', async () => {
    const run = await taxq(['message', 'send', 'Raman', '-'], {
      env: env(),
      clock,
      terminal: true,
      answers: { 'Ctrl-D': 'Thank you, Priya.\n\nI will look.\n\u0004', 'Send this': 'y\n' },
    });
    expect(run.stderr).toContain('│ Thank you, Priya.\n│\n│ I will look.\n');
    expect(run.stdout).toContain('✓ sent');
    expect(run.code).toBe(0);
  });
});
