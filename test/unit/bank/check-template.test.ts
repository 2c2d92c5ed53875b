import { describe, expect, test } from 'vitest';
import { checkTemplate } from '../../../src/bank/index.ts';
import { type Draft, makeTemplate } from './make-template.ts';

const list = '  a: { type: list, item: { b: text, c?: text } }';

describe('the check of a template', () => {
  test('has nothing to say about a good one', () => {
    const body = '{% for x in a %}- {{ x.b }}{% if x.c %} ({{ x.c }}){% endif %}\n{% endfor %}';
    expect(checkTemplate(makeTemplate({ variables: list, body }))).toEqual([]);
  });

  test.each<[string, Draft, object]>([
    [
      'a variable that is never used',
      { variables: '  a: text', body: 'Hi' },
      { severity: 'warning', message: 'a is declared and never used' },
    ],
    [
      'a field that is never used',
      { variables: list, body: '{% for x in a %}{{ x.b }}{% endfor %}' },
      { severity: 'warning', message: 'c is declared and never used' },
    ],
    [
      'an optional variable without a condition',
      { variables: '  a?: text', body: 'one\n{{ a }}' },
      { severity: 'error', message: expect.stringContaining('put it under {% if a %}'), line: 9 },
    ],
    [
      'an optional variable under the condition of another',
      { variables: '  a?: text\n  b?: text', body: 'x{% if a %}{{ a }}{{ b }}{% endif %}' },
      { severity: 'error', message: expect.stringContaining('(without b)') },
    ],
    [
      'an optional field without a condition',
      { variables: list, body: '{% for x in a %}{{ x.b }}{{ x.c }}{% endfor %}' },
      {
        severity: 'error',
        message: expect.stringContaining('x.c is printed where it may be absent'),
      },
    ],
    [
      'an optional variable that is passed on and then printed',
      { variables: '  a?: text', body: '{% assign b = a %}{{ b }}' },
      { severity: 'error' },
    ],
    [
      'a case that fails for one choice only',
      {
        variables: '  a: { type: choice, values: [x, y] }\n  b?: text',
        body: '{% if a == "y" %}{{ b }}{% elsif b %}{{ b }}{% endif %}.',
      },
      {
        severity: 'error',
        message: expect.stringContaining('b is printed where it may be absent'),
      },
    ],
    [
      'a text that may be empty',
      { variables: '  a?: text', body: '{% if a %}{{ a }}{% endif %}' },
      { severity: 'error', message: expect.stringContaining('the text is empty') },
    ],
    ['a date as it is typed', { variables: '  a: date', body: '{{ a }}' }, { severity: 'warning' }],
    [
      'an amount as it is typed',
      { variables: '  a: money', body: '{{ a }}' },
      { severity: 'warning' },
    ],
    [
      'a record printed whole',
      {
        variables: list,
        body: '{% for x in a %}{{ x }}{{ x.b }}{% if x.c %}{{ x.c }}{% endif %}{% endfor %}',
      },
      { severity: 'error' },
    ],
    ['a blank of the guides', { body: 'Hi (client name)' }, { severity: 'error' }],
    ['a deep heading', { body: 'a\n\n#### b' }, { rule: 'M14', line: 8 }],
    ['a code block', { body: '```\na\n```' }, { rule: 'M14' }],
    ['a table', { body: 'a | b\n--- | ---\n1 | 2' }, { rule: 'M14', line: 7 }],
    ['a task list', { body: '- [ ] a' }, { rule: 'M14' }],
    ['strikethrough', { body: 'a ~~b~~' }, { rule: 'M14' }],
    ['HTML', { body: 'a<br>b' }, { rule: 'M14' }],
    [
      'Taxfyle to Rocket Tax clients',
      { head: 'audience: client\nworkspace: rocket-tax', body: 'Your taxfyle pro' },
      { rule: 'M8', line: 7 },
    ],
    ['Taxfyle in a text for any workspace', { body: 'Your Taxfyle pro' }, { rule: 'M8' }],
    ['Taxfyle printed by Liquid', { body: '{{ "Taxfyle" }}' }, { rule: 'M8' }],
    ['the pro’s contract', { body: 'I am an independent contractor' }, { rule: 'M9' }],
    [
      'a price in a scope change',
      { head: 'audience: client\nrules: [C3]', body: 'It costs $ 50' },
      { rule: 'M10' },
    ],
    [
      'an amount variable in a scope change',
      {
        head: 'audience: client\nrules: [M10]',
        variables: '  fee: money',
        body: '{{ fee | money }}',
      },
      { rule: 'M10' },
    ],
  ])('finds %s', (_label, draft, expected) => {
    expect(checkTemplate(makeTemplate(draft))).toContainEqual(expect.objectContaining(expected));
  });

  test.each<[string, Draft]>([
    [
      'Taxfyle in the plain Taxfyle workspace',
      { head: 'audience: client\nworkspace: taxfyle', body: 'Taxfyle support' },
    ],
    ['Taxfyle in a note', { head: 'audience: note', body: 'Told Taxfyle support' }],
    ['a table in a note', { head: 'audience: note', body: 'a | b\n--- | ---' }],
    ['an amount outside a scope change', { body: 'You owe $50' }],
    [
      'the Markdown that the chat shows',
      {
        body: '# a\n## b\n### c\n**d** *e*\n> f\n1. g\n- h\n`i`\n\n---\n\n[j](https://example.com) ![k](https://example.com/k.png)',
      },
    ],
  ])('allows %s', (_label, draft) => {
    expect(checkTemplate(makeTemplate(draft))).toEqual([]);
  });
});
