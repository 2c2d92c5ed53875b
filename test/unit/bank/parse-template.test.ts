import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../../src/bank/index.ts';
import { TaxqError } from '../../../src/errors.ts';
import { caught, type Draft, makeTemplate, templateText } from './make-template.ts';

function faultOf(text: string): string {
  const error = caught(() => parseTemplate(text, { source: 'own', where: 'mine.md' }));
  expect(error).toMatchObject({ code: 'template_invalid' });
  return error instanceof TaxqError ? (error.why ?? '') : '';
}

describe('a template file', () => {
  test('gives its head, its variables and its text', () => {
    const template = makeTemplate({
      head: 'audience: note\nworkspace: taxfyle\nrules: [S1, X10]',
      variables:
        '  a: { type: text, about: An a }\n  b?: money\n  c: { type: list, item: { d: text, e?: date } }',
      body: '{{ a }}',
    });
    expect(template).toMatchObject({
      id: 'sample',
      title: 'A sample',
      audience: 'note',
      workspace: 'taxfyle',
      rules: ['S1', 'X10'],
      body: '{{ a }}\n',
      bodyLine: 12,
    });
    expect(template.variables.get('a')).toMatchObject({
      type: 'text',
      required: true,
      about: 'An a',
    });
    expect(template.variables.get('b')).toMatchObject({ type: 'money', required: false });
    expect(template.variables.get('c')).toMatchObject({ type: 'list', item: { type: 'record' } });
  });

  test('may come from Windows, with a mark at its start and rules in its text', () => {
    const text = `\uFEFF${templateText({ body: 'one\n\n---\n\ntwo' })}`.replaceAll('\n', '\r\n');
    expect(parseTemplate(text, { source: 'own', where: 'a' }).body).toBe('one\n\n---\n\ntwo\n');
  });

  test.each<[string, Draft, string]>([
    ['an unknown key', { head: 'audience: client\nauthor: me', body: 'a' }, 'mine.md:5: "author"'],
    ['an unknown audience', { head: 'audience: boss', body: 'a' }, 'mine.md:4: audience must be'],
    [
      'a bad workspace',
      { head: 'audience: note\nworkspace: A B', body: 'a' },
      'mine.md:5: workspace',
    ],
    ['bad rules', { head: 'audience: note\nrules: [x]', body: 'a' }, 'mine.md:5: rules must list'],
    ['a bad id', { id: 'My Intro', body: 'a' }, 'mine.md:2: id must be'],
    [
      'an unknown type',
      { variables: '  a: string', body: '{{ a }}' },
      'mine.md:6: the type must be',
    ],
    ['a bad name', { variables: '  A-b: text', body: 'a' }, 'mine.md:6: "A-b" is not a name'],
    [
      'a list without item',
      { variables: '  a: { type: list }', body: 'a' },
      'mine.md:6: a list says',
    ],
    [
      'a choice without values',
      { variables: '  a: choice', body: '{{ a }}' },
      'mine.md:6: a choice',
    ],
    [
      'an unknown property',
      { variables: '  a: { type: text, max: 3 }', body: '{{ a }}' },
      '"max" is none of',
    ],
    [
      'a name inside another',
      { variables: '  a: text\n  a.b: text', body: '{{ a }}' },
      'mine.md:7: a.b cannot',
    ],
    [
      'an undeclared variable',
      { body: 'one\n{{ client.name }}' },
      'mine.md:7: client.name is not among',
    ],
    [
      'an undeclared variable in a condition',
      { body: '{% if vip %}a{% endif %}' },
      'vip is not among',
    ],
    [
      'an undeclared field',
      {
        variables: '  a: { type: list, item: { b: text } }',
        body: '{% for x in a %}{{ x.c }}{% endfor %}',
      },
      'x.c: no list declares a field c',
    ],
    ['a part of a text', { variables: '  a: text', body: '{{ a.size }}' }, 'a.size is not among'],
    ['a half variable', { variables: '  a.b: text', body: '{{ a }}' }, 'a is not among'],
    ['an open tag', { body: 'one\n{% if 1 %}' }, 'mine.md:7: tag {% if 1 %} not closed'],
    ['an unknown filter', { body: '{{ "now" | date: "%Y" }}' }, 'undefined filter: date'],
    ['Liquid that runs text', { body: '{{ "a" | where_exp: "x", "y" }}' }, 'undefined filter'],
    [
      'Liquid that reads a file',
      { body: '{% include "/etc/passwd" %}' },
      'tag "include" not found',
    ],
    ['Liquid that reads a template', { body: '{% render "x" %}' }, 'tag "render" not found'],
    ['Liquid that takes a layout', { body: '{% layout "x" %}' }, 'tag "layout" not found'],
    ['no text', { body: '  ' }, 'the template has no text'],
  ])('is refused with its line for %s', (_label, draft, expected) => {
    expect(faultOf(templateText(draft))).toContain(expected);
  });

  test.each([
    ['no front matter', 'Hi', 'mine.md:1: the file must begin with front matter'],
    ['front matter without an end', '---\nid: a\n', 'mine.md:1: the file must begin'],
    ['broken YAML', '---\nid: a\ntitle: [\n---\nHi', 'the front matter is not valid YAML'],
    [
      'nesting without end',
      `---\nid: a\ntitle: ${'['.repeat(20_000)}\n---\nHi`,
      'mine.md:3: the front matter nests too deeply',
    ],
    ['a name twice', '---\nid: a\nid: b\n---\nHi', 'mine.md:3: the front matter is not valid YAML'],
    ['a plain text', '---\nhello\n---\nHi', 'mine.md:1: the front matter must be'],
    ['an alias', '---\nid: &a x\ntitle: *a\n---\nHi', 'must not use YAML aliases'],
    ['a giant', `---\n${'#'.repeat(100_001)}\n---\nHi`, 'longer than 100000 characters'],
  ])('is refused when it has %s', (_label, text, expected) => {
    expect(faultOf(text)).toContain(expected);
  });

  test('tells all its faults at once', () => {
    const why = faultOf('---\nid: A\naudience: x\n---\n{{ b }}');
    expect(why).toMatch(/id must be.*title must be.*audience must be.*b is not among/);
  });
});
