import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const NOW = '2026-03-11T15:00:00.000Z';
const sandbox = useSandbox({ clock: NOW });

const queue = (args: readonly string[], options: RunOptions = {}) =>
  taxq(['queue', ...args], {
    clock: () => new Date(NOW),
    ...options,
    env: { ...sandboxEnv(sandbox()), TZ: 'America/Chicago', ...options.env },
  });

describe('queue --html and --ics', () => {
  test('write a page and a calendar for this user only, beside the table', async () => {
    const folder = join(await tempFolder(), 'new');
    const [page, calendar] = [join(folder, 'queue.html'), join(folder, 'queue.ics')];
    const run = await queue(['--html', page, '--ics', calendar]);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(6);
    expect(run.stderr).toContain(`The timeline is in ${page}; it names clients.\n`);
    expect(await readFile(page, 'utf8')).toContain('<bdi>María José Núñez</bdi>');
    expect(await readFile(calendar, 'utf8')).toContain(
      'SUMMARY:Draft return for David Kim (L2)\r\n',
    );
    for (const file of [page, calendar]) expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('take the place of what taxq wrote the day before', async () => {
    const page = join(await tempFolder(), 'queue.html');
    await queue(['--html', page]);
    const later = await queue(['--html', page], { clock: () => new Date('2026-03-12T15:00:00Z') });
    expect(later.code).toBe(0);
    expect(await readFile(page, 'utf8')).toContain('Thu 12 Mar 10:00 CDT');
  });

  test('are written to standard output instead of the table, to be handed on', async () => {
    const page = await queue(['--html', '-']);
    expect(page.stdout).toMatch(/^<!doctype html>\n.*<\/html>\n$/s);
    const calendar = await queue(['--ics', '-']);
    expect(calendar.stdout).toMatch(/^BEGIN:VCALENDAR\r\n.*END:VCALENDAR\r\n$/s);
  });

  test('leave the JSON what it is', async () => {
    const page = join(await tempFolder(), 'queue.html');
    const run = await queue(['--json=job', '--html', page]);
    expect(run.json<unknown[]>()).toHaveLength(6);
  });

  test('hold only what presses when that was asked for, and say so', async () => {
    const { stdout } = await queue(['--at-risk', '--html', '-']);
    expect(stdout.match(/<section /g)).toHaveLength(1);
    expect(stdout).toContain('5 more open jobs are left out: nothing of them presses.');
  });

  test.each([
    [['--html', '-', '--ics', '-'], 'Only one document can go to standard output.'],
    [['--html', '-', '--json'], 'Only one document can go to standard output.'],
    [['--html', '-', '--explain', 'Kim'], '--explain and --html can’t be used together.'],
    [['--ics', 'queue.csv'], 'No calendar is written to queue.csv.'],
  ])('refuse %j', async (args, message) => {
    const run = await queue(args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(message);
    expect(run.stdout).toBe('');
  });

  test('never take the place of a file that isn’t taxq’s', async () => {
    const folder = await tempFolder();
    const page = join(folder, 'site.html');
    await writeFile(page, '<html>My own page</html>');
    const run = await queue(['--html', page]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('A file is there already, and taxq didn’t write it.');
    expect(await readFile(page, 'utf8')).toBe('<html>My own page</html>');
    await mkdir(join(folder, 'dir.ics'));
    expect((await queue(['--ics', join(folder, 'dir.ics')])).code).toBe(2);
  });
});

describe('queue again', () => {
  test('tells the same from what it remembers as from the portal', async () => {
    const home = { TAXQ_HOME: await tempFolder() };
    const first = await queue(['--json'], { env: home });
    const again = await queue(['--json', '--debug'], { env: home });
    expect(again.stdout).toBe(first.stdout);
    expect(again.stderr).not.toContain('/messages');
    const fresh = await queue(['--json', '--debug', '--fresh'], { env: home });
    expect(fresh.stdout).toBe(first.stdout);
    expect(fresh.stderr.match(/\/messages\?/g)).toHaveLength(6);
    expect(fresh.stderr.match(/\/pro\/v1\/me /g)).toHaveLength(1);
  });

  test('explains a job from the portal, never from what it remembers', async () => {
    const home = { TAXQ_HOME: await tempFolder() };
    await queue([], { env: home });
    const run = await queue(['--explain', 'Núñez', '--debug', '--json'], { env: home });
    expect(run.stderr).toContain('/messages');
  });

  test('works without a store, and says that it can’t remember', async () => {
    const home = await tempFolder();
    await writeFile(join(home, 'state'), 'in the way of the folder');
    const run = await queue([], { env: { TAXQ_HOME: home } });
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(6);
    expect(run.stderr).toContain('Every job is read anew each time. ');
  });
});
