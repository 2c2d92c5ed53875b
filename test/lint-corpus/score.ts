import { lintMessage } from '../../src/rules/lint/lint-message.ts';
import type { Sample } from './corpus.ts';

/** How often a rule was right, wrong and silent, a message counting once. */
export interface Score {
  hits: number;
  falseAlarms: number;
  misses: number;
}

export interface Verdict {
  sample: Sample;
  found: readonly string[];
}

/** The rules that the lint names for each message. */
export function judge(samples: readonly Sample[]): Verdict[] {
  return samples.map((sample) => ({
    sample,
    found: [...new Set(lintMessage(sample.text, sample.facts).map(({ rule }) => rule))],
  }));
}

/** Scores by rule id. */
export function scoresOf(verdicts: readonly Verdict[]): Map<string, Score> {
  const scores = new Map<string, Score>();
  const count = (rule: string, what: keyof Score) => {
    const score = scores.get(rule) ?? { hits: 0, falseAlarms: 0, misses: 0 };
    scores.set(rule, { ...score, [what]: score[what] + 1 });
  };
  for (const { sample, found } of verdicts) {
    for (const rule of found) count(rule, sample.rules.includes(rule) ? 'hits' : 'falseAlarms');
    for (const rule of sample.rules) if (!found.includes(rule)) count(rule, 'misses');
  }
  return scores;
}

/** Share of the alarms that were right; 1 when there was none. */
export const precision = ({ hits, falseAlarms }: Score): number =>
  hits + falseAlarms === 0 ? 1 : hits / (hits + falseAlarms);

/** Share of the broken rules that were found; 1 when there was none. */
export const recall = ({ hits, misses }: Score): number =>
  hits + misses === 0 ? 1 : hits / (hits + misses);

/** All rules together. */
export const total = (scores: ReadonlyMap<string, Score>): Score =>
  [...scores.values()].reduce(
    (sum, score) => ({
      hits: sum.hits + score.hits,
      falseAlarms: sum.falseAlarms + score.falseAlarms,
      misses: sum.misses + score.misses,
    }),
    { hits: 0, falseAlarms: 0, misses: 0 },
  );
