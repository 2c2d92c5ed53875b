import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROGRAM, useMachine } from '../support/program.ts';

const machine = useMachine();

test('the built program tells its version', async () => {
  const { version } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { version: string };
  const run = await machine().run(['--version']);
  expect(run).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('the built program shows every command in its help', async () => {
  const run = await machine().run(['--help']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  for (const command of ['demo', 'intro', 'close', 'job', 'message', 'doc', 'scope', 'sandbox']) {
    expect(run.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  }
});

test('the built program works through a link, as npm installs it', async () => {
  const link = join(machine().folder, 'taxq');
  await symlink(PROGRAM, link);
  const run = await machine().run(['doc', 'upload', '--help'], { program: [link] });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('--tag <tag>');
});

test('the built program refuses what it doesn’t know, with 2', async () => {
  const run = await machine().run(['jbo', 'list']);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('Did you mean job?');
});

// Linux has a device that is always full.
test.skipIf(!existsSync('/dev/full')).each(['--version', '--help', 'profile list --json'])(
  'the built program says that there was no room for its output: taxq %s',
  async (line) => {
    const into = ['sh', '-c', 'exec "$0" "$@" > /dev/full', process.execPath, PROGRAM];
    const run = await machine().run(line.split(' '), { program: into });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('ENOSPC');
    expect(run.stderr).not.toContain('    at ');
  },
);
