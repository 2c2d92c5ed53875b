import { describe, expect, onTestFinished, test } from 'vitest';
import {
  findSentDocument,
  isSameContent,
  sameContent,
} from '../../../../src/work/document/find-sent-document.ts';
import { openSession } from '../../../../src/work/open-session.ts';
import { json, startServer } from '../../../support/server.ts';
import { candidate, DRAFT, digestOf, held, jobOf } from '../upload/candidates.ts';

const SHA256 = digestOf('mine');
const OTHER_SHA256 = digestOf('another');
const ref = (sha256: string) => `Words [ref ${sha256.slice(0, 12)}]`;

describe('a document of the job is the content', () => {
  test.each([
    ['by the portal’s digest', { sha256: SHA256 }, true],
    ['not by another digest', { sha256: OTHER_SHA256 }, false],
    [
      'not by a reference against the digest',
      { sha256: OTHER_SHA256, description: ref(SHA256) },
      false,
    ],
    ['by the reference at the end', { description: ref(SHA256) }, true],
    ['not by another reference', { description: ref(OTHER_SHA256) }, false],
    ['not under another tag', { sha256: SHA256, document_type: { id: 'OTHER', name: '' } }, false],
    ['not without a tag', { sha256: SHA256, document_type: null }, false],
    ['perhaps, when nothing tells', {}, 'perhaps'],
    [
      'perhaps, when the reference stands in the middle',
      { description: `${ref(SHA256)} x` },
      'perhaps',
    ],
  ] as const)('%s', (_, change, expected) => {
    expect(isSameContent(held(change), SHA256, DRAFT.id)).toBe(expected);
  });

  test('only when it is sure, for who plans', () => {
    const [perhaps, sure] = [held({ id: 'p' }), held({ id: 's', sha256: SHA256 })];
    expect(sameContent([perhaps, sure], SHA256, DRAFT.id)?.id).toBe('s');
    expect(sameContent([perhaps], SHA256, DRAFT.id)).toBeNull();
  });
});

describe('what an attempt left on a portal without digests', () => {
  const ATTEMPT = Date.parse('2026-03-01T12:00:00Z');
  const at = (minutes: number) => new Date(ATTEMPT + minutes * 60_000).toISOString();

  async function find(documents: readonly object[], contents: Record<string, string> = {}) {
    const server = await startServer(({ path }, response) =>
      path.endsWith('/capabilities')
        ? json(response, {}, 404)
        : json(response, { data: documents, next_page_token: '' }),
    );
    const { session, close } = openSession(
      {
        name: 'mine',
        url: server.origin,
        tokenUrl: `${server.origin}/oauth/token`,
        audience: 'aud',
        means: { kind: 'token', source: 'a test', store: 'environment', token: 't' },
      },
      { userAgent: 'test' },
    );
    onTestFinished(close);
    const fetched: string[] = [];
    const { file } = candidate({ content: 'mine' });
    if (file === null) throw new Error('a candidate without its file');
    const outgoing = {
      job: jobOf('A'),
      tag: DRAFT,
      file,
      title: 'Draft',
      description: undefined,
      versionOf: null,
    };
    const id = await findSentDocument(session, outgoing, ATTEMPT, async (one) => {
      fetched.push(one);
      return contents[one] ?? OTHER_SHA256;
    });
    return { id, fetched };
  }

  const document = (id: string, change: object = {}) => ({
    id,
    title: 'Draft',
    document_type: { id: DRAFT.id, name: 'Draft return' },
    create_time: at(1),
    update_time: at(1),
    ...change,
  });

  test('is found by its reference, and nothing is fetched', async () => {
    const documents = [document('a'), document('b', { description: ref(SHA256) })];
    expect(await find(documents)).toEqual({ id: 'b', fetched: [] });
  });

  test('is found by its content when the portal dropped the reference', async () => {
    const documents = [document('a'), document('b')];
    expect(await find(documents, { b: SHA256 })).toEqual({ id: 'b', fetched: ['a', 'b'] });
  });

  test('is looked for among what came since, with five minutes for the clocks', async () => {
    const documents = [
      document('before', { create_time: at(-6) }),
      document('about then', { create_time: at(-4) }),
    ];
    expect((await find(documents, { before: SHA256 })).fetched).toEqual(['about then']);
  });

  test.each([
    ['another title', { title: 'Draft 2' }],
    ['another tag', { document_type: { id: 'OTHER', name: 'Other' } }],
    ['another reference', { description: ref(OTHER_SHA256) }],
  ])('is never one with %s', async (_, change) => {
    expect(await find([document('a', change)], { a: SHA256 })).toEqual({ id: null, fetched: [] });
  });

  test('is nothing when the portal has nothing', async () => {
    expect(await find([])).toEqual({ id: null, fetched: [] });
  });
});
