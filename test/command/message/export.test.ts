import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const sandbox = useSandbox();
const run = (...args: string[]) =>
  taxq(['message', 'export', ...args], { env: sandboxEnv(sandbox()) });

describe('message export', () => {
  test('writes the conversation to a new file, for this user only', async () => {
    const file = join(await tempFolder(), 'priya.md');
    const saved = await run('Raman', '-o', file, '--json');
    expect(saved.code, saved.stderr).toBe(0);
    const result = saved.json<Record<string, unknown>>();
    expect(Object.keys(result)).toEqual(['job', 'file', 'format', 'messages', 'documents']);
    expect(result).toMatchObject({ file, format: 'md', messages: 7, documents: 8 });
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^# Priya Raman\n/);
    expect(text).toContain('> Looks right to me, approved!');
    expect(text).toContain('**Form 8879 signed**');
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const again = await run('Raman', '-o', file);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('add --replace');
    const replaced = await run('Raman', '-o', file, '--replace');
    expect(replaced.stdout).toMatch(/^✓ 7 messages and the names of 8 documents saved in /);
  });

  test('is the conversation itself on standard output, as Markdown or JSON', async () => {
    expect((await run('Raman')).stdout).toMatch(/^# Priya Raman\n/);
    const json = (await run('Raman', '--format-of', 'json')).json<{ messages: object[] }>();
    expect(json).toMatchObject({ format: 'taxq-conversation', job: { client: 'Priya Raman' } });
    expect(json.messages).toHaveLength(7);
  });

  test('tells by the file’s name that JSON is meant', async () => {
    const file = join(await tempFolder(), 'priya.json');
    expect((await run('Raman', '-o', file)).code).toBe(0);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1 });
  });

  test('doesn’t mix what was done with the conversation', async () => {
    const mixed = await run('Raman', '--json');
    expect(mixed.code).toBe(2);
    expect(mixed.stdout).toBe('');
    expect(mixed.stderr).toContain('-o FILE');
  });
});
