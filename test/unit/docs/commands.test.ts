import { describe, expect, test } from 'vitest';
import { EXIT_MEANINGS } from '../../../src/cli/exit-codes.ts';
import { parseCommandLine } from '../../../src/cli/program.ts';
import { TREE } from '../../../src/cli/tree.ts';
import { readDocument, taxqLines } from './shell-lines.ts';

const readme = await readDocument('README.md');
const contributing = await readDocument('CONTRIBUTING.md');

describe('the commands that the documents name', () => {
  test.each(
    [...taxqLines(readme), ...taxqLines(contributing)].map(({ text, words }) => ({ text, words })),
  )('exist as written: $text', async ({ words }) => {
    const parsed = await parseCommandLine(words, '0.0.0');
    expect(parsed.kind).toBe('run');
  });

  test('are found at all', () => {
    expect(taxqLines(readme).length).toBeGreaterThan(30);
  });

  test('are all the nouns and verbs there are', async () => {
    const rows = new Map(
      [...readme.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name = '', does = '']) => [
        name,
        does,
      ]),
    );
    expect([...rows.keys()].sort()).toEqual(TREE.map(({ name }) => name).sort());
    for (const branch of TREE) {
      const spec = await branch.load();
      const inner = 'verbs' in spec ? [...spec.verbs, ...(spec.nouns ?? [])] : [];
      const verbs = inner.map(({ name }) => name);
      for (const verb of verbs) expect(rows.get(branch.name)).toContain(`\`${verb}\``);
    }
  });
});

test('the README’s exit codes are those of the program, in its words', () => {
  const rows = [...readme.matchAll(/\| (\d+) \| ([^|]+?) (?=\|)/g)];
  const told = Object.fromEntries(rows.map(([, code, meaning]) => [code, meaning]));
  expect(told).toEqual({ ...EXIT_MEANINGS, 130: 'interrupted (143 by SIGTERM)' });
});
