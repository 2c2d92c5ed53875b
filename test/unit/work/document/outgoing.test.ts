import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idempotencyKeyOf, intentOf, transferKey } from '../../../../src/work/document/outgoing.ts';
import { DRAFT, digestOf, jobOf } from '../upload/candidates.ts';

const ORIGIN = 'https://portal.example';

interface Parts {
  origin: string;
  job: string;
  tag: string;
  content: string;
}

const documentOf = ({ job, tag, content }: Parts) => ({
  job: { ...jobOf('A'), id: job },
  tag: { ...DRAFT, id: tag },
  file: {
    path: '/f.pdf',
    file_name: 'f.pdf',
    size: 1,
    sha256: digestOf(content),
    content_type: 'application/pdf',
  },
  title: 'f',
  description: undefined,
  versionOf: null,
});
const keyOf = (parts: Parts) => transferKey(parts.origin, documentOf(parts));

const PARTS: Parts = { origin: ORIGIN, job: 'A', tag: 'DRAFT_RETURN', content: 'c' };

describe('the key of an upload', () => {
  test.each([
    ['portal', { origin: 'https://other.example' }],
    ['job', { job: 'B' }],
    ['tag', { tag: 'FINAL_RETURN' }],
    ['content', { content: 'd' }],
  ])('is another for another %s', (_, change) => {
    expect(keyOf({ ...PARTS, ...change })).not.toBe(keyOf(PARTS));
  });

  test('is the same whatever file, title and description bring the content', () => {
    const document = documentOf(PARTS);
    const renamed = {
      ...document,
      file: { ...document.file, path: '/elsewhere/g.pdf', file_name: 'g.pdf' },
      title: 'g',
      description: 'again',
      versionOf: 'd-1',
    };
    expect(transferKey(ORIGIN, renamed)).toBe(keyOf(PARTS));
  });

  test('is made of each part for itself: no two ways to cut a text give one key', () => {
    const id = fc.stringMatching(/^a{1,3}$/);
    const parts = fc.record({ origin: id, job: id, tag: id, content: id });
    fc.assert(
      fc.property(parts, parts, (one, two) => {
        const isOne = JSON.stringify(one) === JSON.stringify(two);
        expect(keyOf(one) === keyOf(two)).toBe(isOne);
        expect(keyOf(one)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  test('is what is written down before the first byte', () => {
    expect(intentOf(ORIGIN, documentOf(PARTS))).toMatchObject({
      key: keyOf(PARTS),
      origin: ORIGIN,
      job_id: 'A',
      short_id: 'A',
      tag: 'DRAFT_RETURN',
      file: '/f.pdf',
      title: 'f',
    });
  });

  test('is sent as it is, but never again for a document that was deleted', () => {
    const key = keyOf(PARTS);
    expect(idempotencyKeyOf(key, null)).toBe(key);
    const keys = [key, idempotencyKeyOf(key, 'd-1'), idempotencyKeyOf(key, 'd-2')];
    expect(new Set(keys).size).toBe(3);
  });
});
