import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isAlive } from '../support/is-alive.ts';
import { ownMachine } from '../support/program.ts';

test('demo lives the whole day, prints each step, and leaves nothing behind', async () => {
  const { run, home, temporary } = await ownMachine();
  const demo = await run(['demo']);
  expect(demo).toMatchObject({ code: 0, stderr: '' });
  const numbers = [...demo.stdout.matchAll(/^✓ {1,2}(\d+) {2}\S/gm)].map((match) =>
    Number(match[1]),
  );
  expect(numbers).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  expect(demo.stdout).toContain('✓ Downloaded again, every byte is the same\n');
  expect(demo.stdout).not.toContain('\u001b');
  expect(await readdir(temporary)).toEqual([]);
  expect(await readdir(home)).toEqual([]);
});

test('demo --json is one document, and its portal is gone with it', async () => {
  const { start, temporary } = await ownMachine();
  const demo = start(['demo', '--json']);
  const { code, stderr, json } = await demo.ended;
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const { ok, portal } = json<{ ok: boolean; portal: string }>();
  expect(ok).toBe(true);
  await expect(fetch(portal)).rejects.toThrow();
  expect(isAlive(demo.pid)).toBe(false);
  expect(await readdir(temporary)).toEqual([]);
});

test('demo stops at Ctrl-C, and leaves nothing behind either', async () => {
  const { start, temporary } = await ownMachine();
  const demo = start(['demo']);
  await demo.firstLine;
  demo.kill('SIGINT');
  const { code, stdout } = await demo.ended;
  expect(code).toBe(130);
  expect(stdout).not.toContain('All done and proven');
  expect(await readdir(temporary)).toEqual([]);
});
