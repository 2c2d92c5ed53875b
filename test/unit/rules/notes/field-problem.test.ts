import { describe, expect, test } from 'vitest';
import { fieldProblem, oneLine } from '../../../../src/rules/notes/field-problem.ts';
import { type FieldType, field } from '../../../../src/rules/notes/note-field.ts';
import { parseTakeaway } from '../../../../src/rules/notes/takeaway.ts';

const TODAY = '2026-04-02';
const choices = [{ value: 'yes', name: 'yes' }];
const problemOf = (type: FieldType, text: string) =>
  fieldProblem(field(type, 'name', 'What?', 'Heading', { choices }), text, TODAY);

describe('a field of a note', () => {
  test.each<[FieldType, string]>([
    ['text', 'Form W-2'],
    ['list', 'Form W-2'],
    ['choice', 'yes'],
    ['day', '2026-04-02'],
    ['day', '2024-02-29'],
    ['takeaways', 'Send it'],
    ['takeaways', 'Send it | Sam | 2027-01-01'],
  ])('of type %s takes “%s”', (type, text) => {
    expect(problemOf(type, text)).toBeNull();
  });

  test.each<[FieldType, string, string]>([
    ['text', '', 'says nothing'],
    ['list', '', 'says nothing'],
    ['choice', 'maybe', 'is none of yes'],
    ['day', 'yesterday', 'is no day'],
    ['day', '2026-02-30', 'is no day'],
    ['day', '2026-4-2', 'is no day'],
    ['day', '2026-04-03', 'lies in the future'],
    ['takeaways', ' | Sam', 'doesn’t say what was agreed'],
    ['takeaways', 'Send it | Sam | soon', '"soon"'],
    ['takeaways', 'a | b | 2026-04-02 | d', 'more than three parts'],
  ])('of type %s refuses “%s”', (type, text, problem) => {
    expect(problemOf(type, text)).toContain(problem);
  });

  test('is brought onto one line', () => {
    expect(oneLine('  Form W-2\r\n\tfrom  Acme ')).toBe('Form W-2 from Acme');
  });
});

describe('a takeaway', () => {
  test.each([
    ['Send it', { what: 'Send it', owner: null, due: null }],
    ['Send it|Sam', { what: 'Send it', owner: 'Sam', due: null }],
    ['Send it | | 2026-04-09', { what: 'Send it', owner: null, due: '2026-04-09' }],
    ['Send it | Sam | 2026-04-09', { what: 'Send it', owner: 'Sam', due: '2026-04-09' }],
  ])('is read from “%s”', (text, takeaway) => {
    expect(parseTakeaway(text)).toEqual(takeaway);
  });
});
