import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import type { ActionKind } from '../../../../src/rules/plan/action.ts';
import { readPlan } from '../../../../src/work/plan/file/read-plan.ts';
import { writePlan } from '../../../../src/work/plan/file/write-plan.ts';
import { dayPlan, planned } from './plans.ts';

const read = (text: string) => readPlan(new TextEncoder().encode(text), 'plan.md');

/** Why a plan can’t be read; null when it can. */
function problem(text: string): TaxqError | null {
  try {
    read(text);
    return null;
  } catch (error) {
    if (error instanceof TaxqError) return error;
    throw error;
  }
}

/** Lines that only taxq writes. */
const OWN = /^(?:~{3,} (?:message|note) for |action: |based_on:|> \*\*L1\*\*|## \d+\. .*: )/m;

const JOBS = ['AB12CD34EF5', 'ZZ12CD34EF5', 'QQ12CD34EF5'];
const two = writePlan(
  dayPlan([planned({ kind: 'intro' }), planned({ kind: 'answer', text: 'No, thank you.' })]),
);

describe('a plan that has lost a line', () => {
  test('names the text that has no end, and where the next action begins', () => {
    const lost = two.replace(/~~~~\n\n## 2/, '## 2');
    expect(lost).not.toBe(two);
    const at = (part: string) => lost.slice(0, lost.indexOf(part)).split('\n').length;
    const second = lost.indexOf('```yaml', lost.indexOf('## 2'));
    expect(problem(lost)?.why).toBe(
      `Line ${lost.slice(0, second).split('\n').length}: another action begins here, but the block that begins on line ${at('~~~~ message')} has no end before it (a line of ~~~~).`,
    );
  });

  test('does so when the next action was taken out but for its text', () => {
    const lost = two.replace(/Thank you\.\n~~~~[\s\S]*(?=~~~~ message)/, 'Thank you.\n');
    expect(problem(lost)?.why).toMatch(/^Line \d+: another text begins here, but the block/);
  });

  test('is refused by line, or sends nothing but what stood in one text', () => {
    const word = fc.constantFrom(
      ...['Hi Ana,', '', '~~~~', '~~~', '~~~~~', '---', '```', '```yaml', '> quoted', '## 2. B'],
      ...['do: skip', 'a: b', '- one', '  two', 'Thank you.', '# a'],
    );
    const text = fc
      .array(word, { minLength: 1, maxLength: 6 })
      .map((lines) => lines.join('\n'))
      .filter((joined) => joined.trim() !== '');
    const action = fc.record({
      kind: fc.constantFrom<ActionKind>('intro', 'answer', 'waiting-note', 'close'),
      job: fc.constantFrom(...JOBS),
      text: fc.option(text, { freq: 8 }),
      do: fc.constantFrom<'send' | 'skip'>('send', 'skip'),
    });
    const actions = fc.uniqueArray(action, {
      minLength: 1,
      maxLength: 3,
      selector: ({ kind, job }) => `${kind}-${job}`,
    });
    fc.assert(
      fc.property(actions, (chosen) => {
        const own = chosen.map((one) =>
          planned({ ...one, text: one.kind === 'close' ? one.text : (one.text ?? 'Hello.') }),
        );
        const whole = writePlan(dayPlan(own));
        const texts = own.map(({ text: body }) => body ?? '');
        const lines = whole.split('\n');
        const prosText = new Set(
          read(whole).actions.flatMap(({ text: body, lines: { text: first } }) =>
            (body ?? '').split('\n').map((_, at) => first - 1 + at),
          ),
        );
        for (const at of lines.keys()) {
          if (prosText.has(at)) continue;
          const cut = lines.toSpliced(at, 1).join('\n');
          const error = problem(cut);
          if (error !== null) {
            if (error.code === 'plan_invalid') expect(error.why, cut).toMatch(/^Line \d+: /);
            else expect(error.code).toMatch(/^plan_(?:unknown|version)$/);
            continue;
          }
          for (const { text: sent } of read(cut).actions) {
            if (sent === null) continue;
            expect(sent, cut).not.toMatch(OWN);
            expect(
              texts.some((body) => body.includes(sent)),
              cut,
            ).toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
