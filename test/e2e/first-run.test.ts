import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAlive } from '../support/is-alive.ts';
import { ownMachine, PROGRAM, SURFACE, useMachine } from '../support/program.ts';

const machine = useMachine('sandbox', 'start', '--detach');

interface Status {
  running: boolean;
  pid: number;
  url: string;
}

/** The processes that name a path on their command line; needs /proc. */
async function processesAbout(path: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return pids.filter((_, index) => lines[index]?.includes(path)).map(Number);
}

test('the first command on a new machine starts the embedded portal and says so', async () => {
  const fresh = await ownMachine();
  const first = await fresh.run(['job', 'list', '--json']);
  expect(first.code).toBe(0);
  expect(first.json<unknown[]>()).toHaveLength(12);
  expect(first.stderr).toBe('Started the embedded portal; taxq sandbox stop ends it.\n');
  const { pid } = (await fresh.run(['sandbox', 'status', '--json'])).json<Status>();

  const second = await fresh.run(['job', 'list']);
  expect(second).toMatchObject({ code: 0, stderr: '' });
  expect(second.stdout.split('\n')[0]).toMatch(/^\w{11}\tMarcus Feld\t/);
  expect((await fresh.run(['sandbox', 'status', '--json'])).json<Status>().pid).toBe(pid);

  expect(await fresh.run(['sandbox', 'stop'])).toMatchObject({ code: 0, stdout: '' });
  expect(isAlive(pid)).toBe(false);
  expect((await fresh.run(['sandbox', 'status', '--json'])).json<Status>().running).toBe(false);
});

test('two first commands at once start only one', async () => {
  const fresh = await ownMachine();
  const runs = await Promise.all([
    fresh.run(['job', 'list', '--json=id']),
    fresh.run(['job', 'list', '--json=id']),
  ]);
  for (const run of runs) expect(run.code, run.stderr).toBe(0);
  expect(runs[0]?.json()).toEqual(runs[1]?.json());
  const { pid } = (await fresh.run(['sandbox', 'status', '--json'])).json<Status>();
  // The one that came second may need a moment to leave.
  const servers = () => processesAbout(join(fresh.home, 'data', 'sandbox'));
  await expect.poll(servers, { timeout: 5_000 }).toEqual([pid]);
});

test('a reader that closes the pipe early is no failure', async () => {
  const shell = (command: string) =>
    machine().run(['-c', `set -o pipefail; ${command}`, process.execPath, PROGRAM], {
      program: ['bash'],
    });
  const list = await shell('"$0" "$1" job list --all --format ndjson | head -n 1');
  expect(list).toMatchObject({ code: 0, stderr: '' });
  expect(list.json()).toMatchObject({ client: { display_name: 'Marcus Feld' } });
  const help = await shell('"$0" "$1" job list --help | head -n 1');
  expect(help).toMatchObject({ code: 0, stderr: '' });
});

test('nor is it in the middle of more than a pipe holds', async () => {
  const list = '"$0" "$1" job list --all --json | head -c 20';
  const run = await machine().run([
    ...['sandbox', 'exec', '--seed', '500', '--'],
    ...['bash', '-c', `set -o pipefail; ${list}`, process.execPath, PROGRAM],
  ]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toHaveLength(20);
});

test('without a terminal nothing is asked and nothing hangs', async () => {
  const send = await machine().run(['message', 'send', 'Raman', '--text', 'Unasked.']);
  expect(send).toMatchObject({ code: 2, stdout: '', timedOut: false });
  expect(send.stderr).toContain('--yes');
  const closed = await machine().run(
    ['-c', 'exec "$0" "$1" close Raman <&-', process.execPath, PROGRAM],
    { program: ['bash'] },
  );
  const isTold = SURFACE === 'all';
  expect(closed).toMatchObject({ code: isTold ? 2 : 6, timedOut: false });
  expect(closed.stderr).toContain(isTold ? '--rating' : 'stand in the way');
  const chat = await machine().run(['message', 'list', 'Raman', '--all']);
  expect(chat.stdout).not.toContain('Unasked.');
});

test('a closed standard output is no failure either', async () => {
  const run = await machine().run(
    ['-c', 'exec "$0" "$1" job list --json >&-', process.execPath, PROGRAM],
    { program: ['bash'] },
  );
  expect(run).toMatchObject({ code: 0, stderr: '', timedOut: false });
});
