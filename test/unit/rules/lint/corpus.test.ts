import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCorpus, type Sample } from '../../../lint-corpus/corpus.ts';
import { judge, precision, recall, scoresOf, total } from '../../../lint-corpus/score.ts';

const folder = fileURLToPath(new URL('../../../lint-corpus', import.meta.url));
const read = (file: string) => [
  ...readCorpus(folder, file),
  ...readCorpus(`${folder}/held-out`, file),
];
const good = read('good.yaml');
const bad = read('bad.yaml');
const LEAST = 0.97;

const named = (samples: readonly Sample[]) =>
  judge(samples).map(({ sample, found }) => ({
    name: sample.text.slice(0, 70).replaceAll('\n', ' '),
    rules: sample.rules,
    found,
  }));

describe('the corpus of messages', () => {
  test('has at least 150 of each kind, and 6 for every rule', () => {
    expect(good.length).toBeGreaterThanOrEqual(150);
    expect(bad.length).toBeGreaterThanOrEqual(150);
    expect(good.every(({ rules }) => rules.length === 0)).toBe(true);
    const counts = new Map<string, number>();
    for (const { rules } of bad) {
      for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
    expect(counts.size).toBe(16);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(6);
  });

  test.each(named(bad))('breaks $rules: $name', ({ rules, found }) => {
    expect(found).toEqual(expect.arrayContaining([...rules]));
  });

  test('is judged with precision and recall of 97 % at least', () => {
    const all = total(scoresOf(judge([...good, ...bad])));
    expect(precision(all)).toBeGreaterThanOrEqual(LEAST);
    expect(recall(all)).toBeGreaterThanOrEqual(LEAST);
  });

  test('has no good message that an error would block', () => {
    expect(named(good).filter(({ found }) => found.length > 0)).toEqual([]);
  });
});
