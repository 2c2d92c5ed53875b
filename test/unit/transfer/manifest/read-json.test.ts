import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../../src/transfer/manifest/index.ts';
import { NAME, refusal, row } from './rows.ts';

const ENTRY = { file: 'Rivera draft.pdf', job: 'ABCDEFGHJKL', tag: 'draft' };

describe('a JSON manifest', () => {
  it.each([
    ['an array', JSON.stringify([ENTRY])],
    ['an array over many lines, behind a mark', `\uFEFF\n${JSON.stringify([ENTRY], null, 2)}`],
    [
      'an array whose empty fields are null',
      JSON.stringify([{ ...ENTRY, title: null, size: null }]),
    ],
    ['the report of a run', JSON.stringify([{ ...ENTRY, status: 'failed', document_id: null }])],
  ])('is read from %s', (_, text) => {
    expect(readManifest(text, NAME)).toStrictEqual([row({ line: 1 })]);
  });

  it('is read from one object a line, blank lines between', () => {
    const text = `${JSON.stringify(ENTRY)}\r\n\n${JSON.stringify({ ...ENTRY, size: 7 })}\n`;
    expect(readManifest(text, NAME)).toStrictEqual([row({ line: 1 }), row({ line: 3, size: 7 })]);
  });

  it('takes a size as a number or as text', () => {
    const text = JSON.stringify([
      { ...ENTRY, size: 1234 },
      { ...ENTRY, size: '1234' },
    ]);
    expect(readManifest(text, NAME).map(({ size }) => size)).toEqual([1234, 1234]);
  });

  it('takes text as it is, also where CSV would guard it', () => {
    const [read] = readManifest(JSON.stringify([{ ...ENTRY, title: "'=1" }]), NAME);
    expect(read?.title).toBe("'=1");
  });
});

describe('a JSON manifest is refused', () => {
  it.each([
    ['when it is cut off', '[{"file":"a.pdf"', 'manifest_unreadable', 'JSON'],
    [
      'when a line is cut off',
      '{"file":"a","job":"J","tag":"t"}\n{"file"',
      'manifest_unreadable',
      'Line 2',
    ],
    ['when its array is empty', ' [] ', 'manifest_empty', 'array is empty'],
    [
      'with a field mistyped',
      JSON.stringify([ENTRY, { ...ENTRY, titel: 'x' }]),
      'manifest_column_unknown',
      '“titel” (entry 2)',
    ],
    [
      'with a field of JavaScript',
      '[{"__proto__":{"file":"a"}}]',
      'manifest_column_unknown',
      '“__proto__” (entry 1)',
    ],
    [
      'with a field twice',
      '[{"file":"a","File":"b"}]',
      'manifest_column_twice',
      '“file” twice (entry 1)',
    ],
    [
      'with an entry that is no object',
      JSON.stringify([ENTRY, 'a.pdf']),
      'manifest_invalid',
      'Entry 2: not an object',
    ],
    [
      'with a job that is no text',
      JSON.stringify([{ ...ENTRY, job: 7 }]),
      'manifest_invalid',
      'Entry 1: “job” is not a text.',
    ],
    [
      'with a title that is no text',
      JSON.stringify([{ ...ENTRY, title: ['a'] }]),
      'manifest_invalid',
      '“title” is not a text',
    ],
    [
      'without a tag',
      JSON.stringify([ENTRY, { file: 'a', job: 'J' }]),
      'manifest_invalid',
      'Entry 2: “tag” is empty',
    ],
    [
      'with a size that is no number',
      JSON.stringify([{ ...ENTRY, size: true }]),
      'manifest_invalid',
      '“size” is not a whole',
    ],
    [
      'with a size in parts',
      JSON.stringify([{ ...ENTRY, size: 1.5 }]),
      'manifest_invalid',
      '“size” is not a whole',
    ],
  ])('%s', (_, text, code, says) => {
    const error = refusal(text);
    expect(error).toMatchObject({ kind: 'usage', code });
    expect(error.whatAndWhy).toContain(says);
  });
});
