import { appendFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { type PreflightFile, preflightFile } from '../../../../src/transfer/preflight.ts';
import { readUnchanged, readWhole } from '../../../../src/work/document/unchanged-file.ts';
import { writeOne } from '../../../support/files.ts';

/** Bytes handed over before the reading ended, and how it ended. */
async function send(file: PreflightFile, after?: () => Promise<void>) {
  let bytes = 0;
  const steps: number[] = [];
  try {
    for await (const chunk of readUnchanged(file, (sent) => steps.push(sent))) {
      bytes += chunk.length;
      await after?.();
    }
    return { bytes, steps, error: null };
  } catch (error) {
    return { bytes, steps, error };
  }
}

const MANY = 'x'.repeat(1024 * 1024);
const checked = async (content: string) => {
  const path = await writeOne('file.txt', content);
  return preflightFile(path, { expectPdf: false });
};

const CHANGES: [string, (path: string) => Promise<void>][] = [
  ['grew before it was sent', (path) => appendFile(path, 'more')],
  ['shrank before it was sent', (path) => writeFile(path, 'less')],
  ['was rewritten with the same size', (path) => writeFile(path, 'y'.repeat(MANY.length))],
];

describe('a small file that is read whole', () => {
  test('is given as it is', async () => {
    const file = await checked('as it is');
    const room = Buffer.alloc(file.size + 1, '?');
    await readWhole(file, room);
    expect(room.toString()).toBe('as it is?');
  });

  test.each(CHANGES)('is refused when it %s', async (_, change) => {
    const file = await checked(MANY);
    await change(file.path);
    const read = readWhole(file, Buffer.alloc(file.size + 1));
    await expect(read).rejects.toMatchObject({ kind: 'usage', code: 'file_changed' });
  });

  test('is missed when it is gone', async () => {
    const file = await checked('short');
    await rm(file.path);
    const read = readWhole(file, Buffer.alloc(file.size + 1));
    await expect(read).rejects.toMatchObject({ kind: 'usage', code: 'file_missing' });
  });
});

describe('a file on its way to the portal', () => {
  test('is given as it is, and the progress ends at its size', async () => {
    const { bytes, steps, error } = await send(await checked(MANY));
    expect(error).toBeNull();
    expect(bytes).toBe(MANY.length);
    expect(steps.at(-1)).toBe(MANY.length);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  test.each(CHANGES)('never arrives whole when it %s', async (_, change) => {
    const file = await checked(MANY);
    await change(file.path);
    const { bytes, error } = await send(file);
    expect(error).toMatchObject({ kind: 'usage', code: 'file_changed' });
    expect(bytes).toBeLessThan(file.size);
  });

  test('never arrives whole when it changes half-way', async () => {
    const file = await checked(MANY);
    let changed = false;
    const { bytes, error } = await send(file, async () => {
      if (changed) return;
      changed = true;
      await writeFile(file.path, 'z'.repeat(10));
    });
    expect(error).toMatchObject({ code: 'file_changed' });
    expect(bytes).toBeLessThan(file.size);
  });

  test('is missed when it is gone', async () => {
    const file = await checked('short');
    await rm(file.path);
    expect((await send(file)).error).toMatchObject({ kind: 'usage', code: 'file_missing' });
  });
});
