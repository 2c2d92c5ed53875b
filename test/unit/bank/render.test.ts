import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderTemplate, type Variables } from '../../../src/bank/index.ts';
import { TaxqError } from '../../../src/errors.ts';
import { caught, makeTemplate } from './make-template.ts';

const greeting = makeTemplate({
  variables: `  client.first_name: { type: text, about: The first name }
  nick?: text
  count: number
  due?: date
  owed?: money
  mood: { type: choice, values: [calm, busy], required: false }
  items: { type: list, required: false, item: { what: text, why?: text } }`,
  body: `Hi {{ client.first_name }}{% if nick %} ({{ nick }}){% endif %}, {{ count }}.
{% if due %}Due {{ due | long_date }}.{% endif %}
{% if owed %}Owed {{ owed | money }}.{% endif %}
{% if mood %}Mood {{ mood }}.{% endif %}
{% if items %}{% for item in items %}- {{ item.what }}{% if item.why %}: {{ item.why }}{% endif %}
{% endfor %}{% endif %}`,
});
const given = { 'client.first_name': 'Ana', count: 2 };

function problemsOf(variables: Variables): string {
  const error = caught(() => renderTemplate(greeting, variables));
  if (!(error instanceof TaxqError)) throw error;
  expect(error).toMatchObject({ kind: 'usage', code: 'template_variables' });
  return error.why ?? '';
}

describe('a message from the bank', () => {
  test('shows dates, money and lists as a client reads them', () => {
    const { text, used } = renderTemplate(greeting, {
      ...given,
      due: '2026-04-15',
      owed: 1234.5,
      items: [{ what: 'W-2', why: 'wages' }, { what: '1098' }],
    });
    expect(text).toContain('Due April 15, 2026.');
    expect(text).toContain('Owed $1,234.50.');
    expect(text).toContain('- W-2: wages\n- 1098');
    expect(used).toMatchObject({ count: 2, due: '2026-04-15', owed: 1234.5 });
  });

  test('says nothing about optional facts that are absent, null or blank', () => {
    const text = renderTemplate(greeting, { ...given, nick: ' ', due: null, items: [] }).text;
    expect(text).toBe('Hi Ana, 2.');
  });

  test('takes the job’s own variables even where the template does not use them', () => {
    expect(renderTemplate(greeting, { ...given, 'pro.state': 'Texas' }).text).toContain('Hi Ana');
  });

  test('names every problem in one answer', () => {
    const why = problemsOf({ 'client.first_name': '  ', nik: 'A', due: '2026-02-30', owed: 'ten' });
    expect(why).toContain(
      'client.first_name is missing (The first name): give it with --var client.first_name=…',
    );
    expect(why).toContain('count is missing');
    expect(why).toContain(
      'nik is not a variable of sample (did you mean nick?); it has client.first',
    );
    expect(why).toContain('due must be a date written yyyy-mm-dd such as 2026-04-15');
    expect(why).toContain('owed must be an amount in dollars');
  });

  test.each([
    ['an empty text', ''],
    ['spaces', ' \t '],
    ['a zero-width space', '\u200b'],
    ['nothing', null],
  ])('is refused when a required fact is %s', (_label, value) => {
    expect(problemsOf({ ...given, 'client.first_name': value })).toContain('is missing');
  });

  test.each([
    ['Liquid output', '{{ count }}'],
    ['a Liquid tag', '{% if true %}x{% endif %}'],
    ['a blank of the guides', '(client name)'],
    ['a blank in brackets', '[insert date]'],
    ['underscores', 'Dear ____'],
    ['a script’s undefined', 'undefined'],
    ['a script’s object', '[object Object]'],
    ['a new line', 'Ana\n# Heading'],
    ['a control character', 'Ana\u0007'],
    ['a direction override', 'Ana\u202e'],
    ['a lone surrogate', 'Ana\ud800'],
    ['a very long text', 'a'.repeat(2001)],
  ])('refuses %s as a value and names the variable', (_label, value) => {
    expect(problemsOf({ ...given, 'client.first_name': value })).toMatch(/^client\.first_name /);
    const items = [{ what: 'fine' }, { what: value }];
    expect(problemsOf({ ...given, items })).toMatch(/^items .*entry 2 has a what that/);
  });

  test.each([
    ['a list where text is due', { nick: ['a'] }, 'nick must be one line of text'],
    ['text where a list is due', { items: 'W-2' }, 'items must be a list'],
    ['an unknown field', { items: [{ what: 'a', y: 'b' }] }, 'entry 1 has no field y'],
    ['a record without its field', { items: [{ why: 'a' }] }, 'entry 1 lacks what'],
    ['a bare entry of a record list', { items: ['W-2'] }, 'entry 1 must have the fields what, why'],
    ['too many entries', { items: Array(101).fill({ what: 'a' }) }, 'items has 101 entries'],
    ['an unknown choice', { mood: 'sad' }, 'mood must be one of calm, busy, not "sad"'],
    ['a number in words', { count: 'two' }, 'count must be a number such as 7, not "two"'],
    ['cents beyond two digits', { owed: 1.234 }, 'owed must be an amount'],
    ['a negative amount', { owed: -5 }, 'owed must be an amount'],
  ])('refuses %s', (_label, variables, expected) => {
    expect(problemsOf({ ...given, ...variables })).toContain(expected);
  });

  test('never leaves a placeholder that value and template make up together', () => {
    const template = makeTemplate({ variables: '  a: text', body: '{{ "{" }}{{ a }}' });
    expect(caught(() => renderTemplate(template, { a: '{x' }))).toMatchObject({
      kind: 'refused',
      code: 'template_unrendered',
    });
  });

  test('has no blank where the template forgot a condition', () => {
    const template = makeTemplate({ variables: '  a?: text', body: 'one\n{{ a }}' });
    const error = caught(() => renderTemplate(template, {}));
    expect(error).toMatchObject({ code: 'template_invalid' });
    expect(error).toHaveProperty('why', 'sample.md:9: undefined variable: a.');
  });

  test('gives up on a template that never ends instead of filling the memory', () => {
    const template = makeTemplate({ body: '{% for i in (1..1000000000) %}x{% endfor %}' });
    const error = caught(() => renderTemplate(template, {}));
    expect(error).toHaveProperty('why', 'sample.md:6: memory alloc limit exceeded.');
  });

  test('takes a variable named like a built-in of the language', () => {
    const template = makeTemplate({
      variables: '  constructor.name: text\n  valueof: text',
      body: '{{ constructor.name }} {{ valueof }}',
    });
    expect(renderTemplate(template, { 'constructor.name': 'a', valueof: 'b' }).text).toBe('a b');
  });

  test('does not take what every object inherits for a field that was given', () => {
    const template = makeTemplate({
      variables: '  a: { type: list, item: { b: text, constructor?: text } }',
      body: '{% for x in a %}{{ x.b }}{% if x.constructor %}!{% endif %}{% endfor %}',
    });
    expect(renderTemplate(template, { a: [{ b: 'one' }] }).text).toBe('one');
  });

  test('keeps every acceptable value word for word, and runs none of it', () => {
    const template = makeTemplate({
      variables: '  a: text\n  b: { type: list, item: text }',
      body: '<{{ a }}>{% for x in b %}<{{ x }}>{% endfor %}',
    });
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('{{ a }}', '{% raw %}', '{', '}}', '%}', '| upcase', 'undefined', '____'),
    );
    const hostile = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, fc.array(hostile, { minLength: 1, maxLength: 3 }), (a, b) => {
        try {
          const { text } = renderTemplate(template, { a, b });
          expect(text).toBe([a, ...b].map((value) => `<${value.trim()}>`).join(''));
          expect(text).not.toMatch(/\{\{|\}\}|\{%|%\}|____|\bundefined\b|\[object /);
        } catch (error) {
          if (!(error instanceof TaxqError)) throw error;
          expect(['usage', 'refused']).toContain(error.kind);
        }
      }),
      { numRuns: 300 },
    );
  });
});
