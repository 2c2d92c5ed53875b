import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import { readPlan } from '../../../../src/work/plan/file/read-plan.ts';
import { writePlan } from '../../../../src/work/plan/file/write-plan.ts';
import { dayPlan, planned } from './plans.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const two = writePlan(dayPlan([planned(), planned({ kind: 'intro', job: 'ZZ12CD34EF5' })]));

/** Why a plan can’t be read. */
function problem(text: string | Uint8Array): { code: string; why: string; message: string } {
  try {
    readPlan(typeof text === 'string' ? bytes(text) : text, 'plan.md');
  } catch (error) {
    if (!(error instanceof TaxqError)) throw error;
    return { code: error.code, why: error.why ?? '', message: error.message };
  }
  throw new Error('it was read');
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a plan’s file', () => {
  test('is read as it was written, whatever names and texts are in it', () => {
    const line = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.replace(/\p{C}|\s/gu, ' ').trim());
    const text = fc
      .array(
        fc.oneof(line, fc.constantFrom('~~~~', '```yaml', '---', '## 2. B', '> quoted', 'a: *x')),
      )
      .map((lines) => lines.join('\n'))
      .filter((joined) => joined.trim() !== '');
    const name = line.filter((one) => one !== '');
    fc.assert(
      fc.property(text, name, name, name, (body, client, status, heard) => {
        const action = planned({
          client,
          text: body,
          based_on: { ...planned().based_on, status },
          heard: { text: heard, time: '2026-03-11T15:00:00Z' },
          labels: { message: heard },
        });
        const { head, actions } = readPlan(bytes(writePlan(dayPlan([action]))), 'plan.md');
        expect(head).toEqual(dayPlan([]).head);
        expect(actions).toMatchObject([
          { id: action.id, client, text: body, based_on: action.based_on, do: 'send' },
        ]);
      }),
      { numRuns: 200 },
    );
  });

  test('may be edited, reordered and shortened', () => {
    const [first = '', second = '', third = ''] = two.split(/(?=^## \d)/m);
    const edited = first + third.replace('Thank you.', 'Thanks!\n\n# Really') + second;
    const { actions } = readPlan(bytes(edited.replace('do: send', 'do: skip')), 'plan.md');
    expect(actions).toMatchObject([
      { id: 'intro-ZZ12CD34EF5', do: 'skip', text: 'Hi Ana,\n\nThanks!\n\n# Really' },
      { id: 'holding-reply-AB12CD34EF5', do: 'send' },
    ]);
    expect(readPlan(bytes(first), 'plan.md').actions).toEqual([]);
  });

  test('may leave an action out whose text is gone', () => {
    for (const change of ['~~~~ message for AB12CD34EF5\n\n~~~~', '']) {
      const edited = two
        .replace('do: send', 'do: skip')
        .replace(/~~~~ message for AB[^~]*~~~~/, change);
      expect(readPlan(bytes(edited), 'plan.md').actions).toMatchObject([
        { do: 'skip' },
        { do: 'send' },
      ]);
    }
  });

  test('may have a byte order mark and other line ends', () => {
    const { actions } = readPlan(bytes(`\uFEFF${two.replaceAll('\n', '\r\n')}`), 'plan.md');
    expect(actions).toHaveLength(2);
    expect(actions[0]?.text).toBe('Hi Ana,\n\nThank you.');
  });

  test('tells what is wrong by line and field, all at once', () => {
    const wrong = two.replace('do: send', 'do: maybe').replace('client: Ana Pérez', 'client: ""');
    expect(problem(wrong)).toEqual({
      code: 'plan_invalid',
      message: 'plan.md can’t be applied as it is.',
      why: [
        `Line ${lineOf(wrong, 'do: maybe')}: do: is send or skip, not “maybe”.`,
        `Line ${lineOf(wrong, 'client: ""')}: client: is empty.`,
      ].join(' '),
    });
  });

  const WRONG: [string, [string | RegExp, string], RegExp][] = [
    [
      'an unknown field',
      ['do: send', 'do: send\npriority: high'],
      /^Line \d+: priority: an action has no/,
    ],
    ['an unknown action', ['holding-reply-AB', 'invoice-AB'], /knows no action “invoice-AB/],
    [
      'another job',
      ['job: AB12CD34EF5', 'job: XX12CD34EF5'],
      /job: is XX12CD34EF5, but the action/,
    ],
    ['an empty text', ['Hi Ana,\n\nThank you.', '  \n'], /the text of holding-reply-\w+ is empty/],
    ['no text', [/~~~~ message[^~]*~~~~\n/, ''], /holding-reply-\w+ has no text/],
    [
      'a text of nobody’s',
      ['```yaml\naction', '~~~~ message\nHello\n~~~~\n\n```yaml\naction'],
      /belongs to no action/,
    ],
    [
      'the text of another client, after a deletion across two actions',
      [/~~~~ message for AB[\s\S]*```(?=\n\n>)/, ''],
      /this text is a message for ZZ12CD34EF5, but the action above it is holding-reply-AB12/,
    ],
    [
      'a text under another heading',
      ['~~~~ message for AB', '## 2. Ben\n\n~~~~ message for AB'],
      /a heading stands between this text and the block that names its action/,
    ],
    [
      'a text that doesn’t say whose it is',
      ['~~~~ message for AB12CD34EF5', '~~~~'],
      /its first line is ~~~~ message for AB12CD34EF5/,
    ],
    [
      'a block that nests without end',
      ['do: send', `do: ${'['.repeat(3000)}${']'.repeat(3000)}`],
      /^Line \d+: this block nests deeper than any that taxq writes\.$/,
    ],
    [
      'a list that nests without end',
      ['do: send', `do:\n  ${'- '.repeat(8000)}x`],
      /^Line \d+: this block nests deeper than any that taxq writes\.$/,
    ],
    [
      'a block that nests a little',
      ['do: send', 'do: { a: { b: { c: d } } }'],
      /Line \d+: do\.a: must be a single value\./,
    ],
    [
      'many slips in one line',
      ['do: send', `do: ${'['.repeat(90)}`],
      /^(?!.*And \d+ more).*this can’t be read: Flow sequence/,
    ],
    [
      'a block of endless facts',
      ['do: send', `do: send #${'x'.repeat(20_000)}`],
      /this block is longer than any that taxq writes/,
    ],
    [
      'more actions than a day has',
      [/$/, '```yaml\nx: y\n```\n'.repeat(4999)],
      /^Line \d+: a plan has at most 5,000 actions, and this is one more\.$/,
    ],
    [
      'a rating of no closing',
      ['do: send', 'do: send\nrating: 5'],
      /rating: belongs to closing only/,
    ],
    ['a field twice', ['do: send', 'do: send\ndo: skip'], /Map keys must be unique/],
    ['no basis', [/based_on:(\n {2}.*)+/, 'rule: L1'], /based_on: must stay as taxq wrote it/],
    [
      'a text beside the blocks',
      ['## 1.', 'Hello Ana!\n\n## 1.'],
      /text outside of a block is not sent/,
    ],
    [
      'a block without an end',
      [/~~~~\n(?!.*~~~~)/s, '\n'],
      /the block that begins here has no end/,
    ],
    ['broken YAML', ['do: send', 'do: [send'], /this can’t be read/],
    ['a list', ['do: send', 'do: [send]'], /do: must be a single value/],
    ['an alias', ['do: send', 'do: &a send\nx: *a'], /no aliases, anchors or tags/],
    [
      'a tag',
      ['do: send', 'do: !!js/function send'],
      /this can’t be read|no aliases, anchors or tags/,
    ],
    [
      'a field of no head',
      ['version: 1', 'version: 1\nkey: x'],
      /key: a plan’s head has no such field/,
    ],
    ['no origin', [/origin: .*\n/, ''], /origin: is missing from the head/],
    ['an id of its own', ['0123456789ab', '../../etc'], /id: is not the one that taxq gave/],
  ];
  test.each(WRONG)('is not applied with %s', (_title, [part, instead], why) => {
    const text = two.replace(part, instead);
    expect(text).not.toBe(two);
    const { code, why: said } = problem(text);
    expect(said).toMatch(why);
    expect(code).toBe('plan_invalid');
  });

  test('has each action once', () => {
    const again = two + two.slice(two.indexOf('## 1.'));
    expect(problem(again).why).toMatch(/action: holding-reply-\w+ is there already, on line \d+/);
  });

  test('is not anything else, and of this version', () => {
    expect(problem('# My notes').code).toBe('plan_unknown');
    expect(problem('---\nid: intro\n---\n').code).toBe('plan_unknown');
    expect(problem(two.replace('version: 1', 'version: 2'))).toMatchObject({
      code: 'plan_version',
      message: 'plan.md is of version 2.',
    });
    expect(problem(new Uint8Array([0x2d, 0xff, 0xfe])).why).toBe('It is not UTF-8 text.');
  });

  test.each([
    ['signs in a line', `${two}${'~'.repeat(100_000)}\``],
    ['spaces in a line', `${two}~~~${' '.repeat(100_000)}\``],
  ])('takes no time over too many %s', (_, text) => {
    const { user: before } = process.cpuUsage();
    expect(problem(text).code).toBe('plan_invalid');
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });

  test('stands a bomb of aliases', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: &c [*b, *b]', 'd: [*c, *c]'].join('\n');
    expect(problem(two.replace('do: send', bomb)).why).toContain('no aliases, anchors or tags');
  });

  test('asks for the rating when it closes', () => {
    const close = writePlan(dayPlan([planned({ kind: 'close', text: null })]));
    expect(readPlan(bytes(close), 'plan.md').actions).toMatchObject([{ rating: null, text: null }]);
    const rated = (rating: string) => close.replace(/rating: TODO.*/, `rating: ${rating}`);
    expect(readPlan(bytes(rated('4')), 'plan.md').actions).toMatchObject([{ rating: 4 }]);
    expect(problem(rated('6')).why).toContain('rating: is a number from 1 to 5, not “6”');
    expect(problem(close.replace(/rating: TODO.*\n/, '')).why).toContain('rating: is missing');
  });
});
