import { describe, expect, test } from 'vitest';
import { parseVariables } from '../../../src/bank/index.ts';
import { TaxqError } from '../../../src/errors.ts';
import { caught, makeTemplate } from './make-template.ts';

const template = makeTemplate({
  variables: `  client.first_name: text
  count?: number
  due?: date
  owed?: money
  mood: { type: choice, values: [calm, busy], required: false }
  notes: { type: list, required: false, item: text }
  items: { type: list, required: false, item: { what: text, why?: text, amount?: money } }`,
  body: `{{ client.first_name }}{% if count %}{{ count }}{% endif %}{% if due %}{{ due | long_date }}{% endif %}
{% if owed %}{{ owed | money }}{% endif %}{% if mood %}{{ mood }}{% endif %}
{% for note in notes %}{{ note }}{% endfor %}
{% for item in items %}{{ item.what }}{{ item.why }}{{ item.amount }}{% endfor %}`,
});

describe('--var', () => {
  test.each<[string, string[], Record<string, unknown>]>([
    ['text with an equals sign', ['client.first_name=A=B'], { 'client.first_name': 'A=B' }],
    ['a number', ['count=7'], { count: 7 }],
    ['a date', ['due=2028-02-29'], { due: '2028-02-29' }],
    ['plain dollars', ['owed=1234.56'], { owed: 1234.56 }],
    ['written dollars', ['owed=$1,234.56'], { owed: 1234.56 }],
    ['a choice', ['mood=calm'], { mood: 'calm' }],
    ['a list, one pair per entry', ['notes=one', 'notes=two'], { notes: ['one', 'two'] }],
    ['a list as JSON', ['notes=["one","two"]'], { notes: ['one', 'two'] }],
    [
      'named fields',
      ['items=what: W-2 | why: wages | amount: 12', 'items=why: rent | what: lease'],
      {
        items: [
          { what: 'W-2', why: 'wages', amount: 12 },
          { what: 'lease', why: 'rent' },
        ],
      },
    ],
    [
      'an entry without its first name',
      ['items=W-2 | why: wages'],
      { items: [{ what: 'W-2', why: 'wages' }] },
    ],
    [
      'text that holds a colon',
      ['items=Form 1099: all pages'],
      { items: [{ what: 'Form 1099: all pages' }] },
    ],
    ['records as JSON', ['items=[{"what":"a|b: c"}]'], { items: [{ what: 'a|b: c' }] }],
    ['one record as JSON', ['items={"what":"a"}'], { items: [{ what: 'a' }] }],
    ['an optional value left blank', ['count='], {}],
  ])('takes %s', (_label, pairs, expected) => {
    expect(parseVariables(pairs, template)).toEqual(expected);
  });

  test.each<[string, string[], string]>([
    ['a pair without a sign', ['count'], '"count" is not a variable: write name=value'],
    ['a pair without a name', ['=7'], '"=7" is not a variable'],
    ['an undeclared name', ['cuont=1'], 'cuont is not a variable of sample (did you mean count?)'],
    ['a job variable not in use', ['pro.state=Ohio'], 'pro.state is not a variable of sample'],
    ['a bad number', ['count=7 days'], 'count must be a number such as 7, not "7 days"'],
    ['an infinite number', ['count=Infinity'], 'count must be a number'],
    ['a day that does not exist', ['due=2027-02-29'], 'due must be a date written yyyy-mm-dd'],
    ['a date in another order', ['due=04/15/2026'], 'due must be a date written yyyy-mm-dd'],
    ['a bad amount', ['owed=12,34'], 'owed must be an amount in dollars such as 1234.56'],
    ['an unknown choice', ['mood=glad'], 'mood must be one of calm, busy, not "glad"'],
    ['the same text twice', ['count=1', 'count=2'], 'count is given twice'],
    ['an unknown field', ['items=waht: W-2'], 'entry 1 has no field waht'],
    ['a field twice', ['items=what: a | what: b'], 'items gives what twice'],
    ['a nameless later field', ['items=what: a | b'], 'items holds "b" without a field name'],
    ['broken JSON', ['items=[{"what":"a"'], 'items begins like JSON but is not'],
    ['nested JSON', ['items=[{"what":["a"]}]'], 'items begins like JSON but is not'],
    ['a bad amount inside an entry', ['items=a | amount: x'], 'a amount that must be an amount'],
  ])('refuses %s', (_label, pairs, expected) => {
    const error = caught(() => parseVariables(pairs, template));
    expect(error).toMatchObject({ kind: 'usage', code: 'template_variables' });
    expect(error instanceof TaxqError && error.why).toContain(expected);
  });

  test('names all wrong pairs together', () => {
    const error = caught(() => parseVariables(['x=1', 'count=a', 'items=nope: 1'], template));
    const why = error instanceof TaxqError ? (error.why ?? '') : '';
    expect(why.split('; ')).toHaveLength(4);
    expect(why).toMatch(/x is not.*count must.*items is not right/);
  });
});
