import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { taxq } from '../../support/taxq.ts';
import { readDocument, taxqLines } from './shell-lines.ts';

const tour = taxqLines(await readDocument('README.md')).filter(
  ({ section }) => section === 'The first ten minutes',
);

describe('the README’s first ten minutes, typed line by line on a terminal', () => {
  const before = process.cwd();
  let home = '';
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'taxq-tour-'));
    await cp(join(before, 'docs', 'elena'), join(home, 'docs', 'elena'), { recursive: true });
    sandbox = await startSandbox({ data: join(home, 'data', 'sandbox') });
    process.chdir(home);
  });
  afterAll(async () => {
    process.chdir(before);
    await sandbox?.close();
    await rm(home, { recursive: true, force: true });
  });

  test('works, each line as it says', async () => {
    expect(tour.length).toBeGreaterThan(15);
    for (const { text, words, comment } of tour) {
      const run = await taxq(words, {
        env: { TAXQ_HOME: home },
        terminal: true,
        answers: { '(y/N)': 'y\n' },
      });
      expect(run.code, `${text}\n${run.stderr}`).toBe(comment.startsWith('refused') ? 6 : 0);
    }
  });
});
