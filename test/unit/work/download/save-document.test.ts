import { lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { TaxqError } from '../../../../src/errors.ts';
import type { ContentSource } from '../../../../src/portal/download.ts';
import { withReference } from '../../../../src/transfer/reference.ts';
import type { DocumentView } from '../../../../src/work/document/document-view.ts';
import { localNames } from '../../../../src/work/download/local-names.ts';
import { fingerprintOf } from '../../../../src/work/download/save-check.ts';
import { saveDocument } from '../../../../src/work/download/save-document.ts';
import { tempFolder } from '../../../support/taxq.ts';
import { aDocument, listed, sends, sha256, sourceOf } from './download-source.ts';

const TEXT = 'All of the return.';
const KNOWN = listed('d1', 'return.txt', TEXT);
const PUBLIC = aDocument('d1', { title: 'return' });
const partOf = (sha: string) => `return.txt.${sha.slice(0, 12)}.part`;
const PART = partOf(sha256(TEXT));
const TAG = '"v1"';
const TAGGED = `return.${fingerprintOf(PUBLIC, { sha256: null, etag: TAG })}.part`;

async function save(source: ContentSource, document: DocumentView, folder: string) {
  const name = localNames([document]).get(document.id);
  if (name === undefined) throw new Error('the document has a name');
  return saveDocument(source, document, { folder, name, left: await readdir(folder) });
}

const content = async (folder: string) => {
  const [only = ''] = await readdir(folder);
  return readFile(join(folder, only), 'utf8');
};

describe('a document that is saved', () => {
  test('lies whole under the name of an unfinished file, readable by the user alone', async () => {
    const folder = await tempFolder();
    const saved = await save(
      sourceOf(() => sends(TEXT)),
      KNOWN,
      folder,
    );
    expect(saved).toMatchObject({ size: TEXT.length, sha256: sha256(TEXT) });
    expect(saved.part).toBe(join(folder, PART));
    expect((await lstat(saved.part)).mode & 0o077).toBe(0);
    expect(Buffer.from(saved.head).toString()).toBe(TEXT.slice(0, 16));
  });

  test('goes on from what an earlier try left of the same content', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, PART), TEXT.slice(0, 7));
    const source = sourceOf((from) => sends(TEXT, { offset: from?.offset ?? 0 }));
    const saved = await save(source, KNOWN, folder);
    expect(source.asked).toEqual([{ offset: 7, etag: null }]);
    expect(await readFile(saved.part, 'utf8')).toBe(TEXT);
    expect(saved.sha256).toBe(sha256(TEXT));
    expect(Buffer.from(saved.head).toString()).toBe(TEXT.slice(0, 16));
  });

  test('is not asked for when an earlier try was ended just before it got its name', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, PART), TEXT);
    const source = sourceOf(() => sends(TEXT));
    await save(source, KNOWN, folder);
    expect(source.asked).toEqual([]);
  });

  test('begins anew when what is there is longer, or as long and something else', async () => {
    for (const wrong of [`${TEXT}!`, TEXT.toUpperCase()]) {
      const folder = await tempFolder();
      await writeFile(join(folder, PART), wrong);
      const source = sourceOf(() => sends(TEXT));
      await save(source, KNOWN, folder);
      expect(source.asked).toEqual([undefined]);
      expect(await content(folder)).toBe(TEXT);
    }
  });

  test('begins anew when the server sends the whole all the same', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, PART), TEXT.slice(0, 7));
    await save(
      sourceOf(() => sends(TEXT)),
      KNOWN,
      folder,
    );
    expect(await content(folder)).toBe(TEXT);
  });

  test('is fetched once more from its beginning when what was there was not its own', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, PART), 'NOT IT.');
    const source = sourceOf((from) => sends(TEXT, { offset: from?.offset ?? 0 }));
    await save(source, KNOWN, folder);
    expect(source.asked).toEqual([{ offset: 7, etag: null }, undefined]);
    expect(await content(folder)).toBe(TEXT);
  });

  test.each([
    ['shorter', 'All of'],
    ['another', TEXT.toUpperCase()],
    ['longer', `${TEXT} And more.`],
  ])('fails after two tries when what comes is %s, and leaves nothing', async (_, wrong) => {
    const folder = await tempFolder();
    const source = sourceOf(() => sends(wrong));
    await expect(save(source, KNOWN, folder)).rejects.toMatchObject({ code: 'content_mismatch' });
    expect(source.asked).toHaveLength(2);
    expect(await readdir(folder)).toEqual([]);
  });

  test('stops taking in a content that never ends', async () => {
    let taken = 0;
    const source = sourceOf(() => {
      const endless = sends(TEXT, { size: null });
      async function* pieces() {
        for (; taken < 1_000; taken += 1) yield Buffer.from(TEXT);
      }
      return { ...endless, stream: Readable.from(pieces()) };
    });
    await expect(save(source, KNOWN, await tempFolder())).rejects.toThrow('not what the portal');
    expect(taken).toBeLessThan(200);
  });

  test('is never written through a symbolic link', async () => {
    const folder = await tempFolder();
    const victim = join(await tempFolder(), 'victim');
    await writeFile(victim, TEXT.slice(0, 7));
    await symlink(victim, join(folder, PART));
    const source = sourceOf(() => sends(TEXT));
    await save(source, KNOWN, folder);
    expect(source.asked).toEqual([undefined]);
    expect(await readFile(victim, 'utf8')).toBe(TEXT.slice(0, 7));
  });
});

describe('a content that stops half-way', () => {
  test('is continued, with the tag that it had', async () => {
    const source = sourceOf((from) =>
      sends(TEXT, { etag: TAG, offset: from?.offset ?? 0, ...(from ? {} : { cutAfter: 5 }) }),
    );
    const folder = await tempFolder();
    const saved = await save(source, PUBLIC, folder);
    expect(source.asked).toEqual([undefined, { offset: 5, etag: TAG }]);
    expect(await content(folder)).toBe(TEXT);
    expect(saved.sha256).toBe(sha256(TEXT));
  });

  test('is continued as long as it comes further', async () => {
    const source = sourceOf((from) => sends(TEXT, { offset: from?.offset ?? 0, cutAfter: 2 }));
    const folder = await tempFolder();
    // The last piece ends with a cut too, and nothing comes after it.
    await save(source, KNOWN, folder);
    expect(source.asked.length).toBeGreaterThan(TEXT.length / 2 - 1);
    expect(await content(folder)).toBe(TEXT);
  });

  test('is given up after three tries that come no further, and stays for the next run', async () => {
    const folder = await tempFolder();
    const source = sourceOf(() => sends(TEXT, { cutAfter: 4 }));
    await expect(save(source, KNOWN, folder)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(source.asked).toHaveLength(3);
    expect(await readdir(folder)).toEqual([PART]);
    expect(await content(folder)).toBe(TEXT.slice(0, 4));
  });

  test('leaves no empty file when nothing of it came', async () => {
    const folder = await tempFolder();
    const source = sourceOf(() => sends(TEXT, { cutAfter: 0 }));
    await expect(save(source, KNOWN, folder)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('begins anew when it is another one by then, and what came of the first is removed', async () => {
    const folder = await tempFolder();
    const source = sourceOf((_, count) =>
      count === 1
        ? sends('The old return.', { etag: TAG, cutAfter: 5 })
        : sends(TEXT, { etag: '"v2"' }),
    );
    await save(source, PUBLIC, folder);
    expect(source.asked[1]).toEqual({ offset: 5, etag: TAG });
    expect(await readdir(folder)).toHaveLength(1);
    expect(await content(folder)).toBe(TEXT);
  });

  test.each([
    ['no tag', {}, { etag: null }],
    [
      'the tag, but another digest',
      { sha256: sha256('The old return.') },
      { etag: TAG, sha256: sha256(TEXT) },
    ],
  ])('is never continued with a rest that has %s', async (_, first, told) => {
    const folder = await tempFolder();
    const source = sourceOf((from, count) =>
      count === 1
        ? sends('The old return.', { ...first, etag: TAG, cutAfter: 5 })
        : sends(TEXT, { ...told, offset: from?.offset ?? 0 }),
    );
    await save(source, PUBLIC, folder);
    expect(source.asked).toEqual([undefined, { offset: 5, etag: TAG }, undefined]);
    expect(await readdir(folder)).toHaveLength(1);
    expect(await content(folder)).toBe(TEXT);
  });

  test.each([
    ['no tag', null],
    ['another tag', '"v2"'],
  ])('is continued with %s when its digest says that it is the same', async (_, etag) => {
    const sha = sha256(TEXT);
    const source = sourceOf((from) =>
      from
        ? sends(TEXT, { sha256: sha, etag, offset: from.offset })
        : sends(TEXT, { sha256: sha, etag: TAG, cutAfter: 5 }),
    );
    const folder = await tempFolder();
    await save(source, PUBLIC, folder);
    expect(source.asked).toHaveLength(2);
    expect(await content(folder)).toBe(TEXT);
  });

  test('is kept when the user interrupts', async () => {
    const folder = await tempFolder();
    const interrupted = new TaxqError({
      kind: 'interrupted',
      code: 'interrupted',
      message: 'Stop.',
    });
    const source = sourceOf(() => {
      const one = sends(TEXT);
      async function* pieces() {
        yield Buffer.from(TEXT.slice(0, 3));
        throw interrupted;
      }
      return { ...one, stream: Readable.from(pieces()) };
    });
    await expect(save(source, KNOWN, folder)).rejects.toBe(interrupted);
    expect(await content(folder)).toBe(TEXT.slice(0, 3));
  });
});

describe('what an earlier try left on a portal that lists no digests', () => {
  const leave = async (name: string, text: string) => {
    const folder = await tempFolder();
    await writeFile(join(folder, name), text);
    return folder;
  };

  test('is continued when the server says by its tag that it is the same content', async () => {
    const folder = await leave(TAGGED, TEXT.slice(0, 7));
    const source = sourceOf((from) => sends(TEXT, { etag: TAG, offset: from?.offset ?? 0 }));
    await save(source, PUBLIC, folder);
    expect(source.asked).toEqual([{ offset: 7, etag: null }]);
    expect(await content(folder)).toBe(TEXT);
  });

  test('is continued when it says so by its digest, and checked against it', async () => {
    const digest = sha256(TEXT);
    const folder = await leave(`return.${digest.slice(0, 12)}.part`, 'NOT IT.');
    const source = sourceOf((from) => sends(TEXT, { sha256: digest, offset: from?.offset ?? 0 }));
    await save(source, PUBLIC, folder);
    expect(source.asked).toEqual([{ offset: 7, etag: null }, undefined]);
    expect(await content(folder)).toBe(TEXT);
  });

  test.each([
    ['another tag', '"v2"'],
    ['no tag', null],
  ])('is never continued with a content of %s', async (_, etag) => {
    const folder = await leave(TAGGED, 'The old');
    const source = sourceOf((from) => sends(TEXT, { etag, offset: from?.offset ?? 0 }));
    await save(source, PUBLIC, folder);
    expect(source.asked).toEqual([{ offset: 7, etag: null }, undefined]);
    expect(await readdir(folder)).toHaveLength(1);
    expect(await content(folder)).toBe(TEXT);
  });

  test('does not stay where the server tells neither digest nor tag', async () => {
    const folder = await tempFolder();
    const source = sourceOf(() => sends(TEXT, { cutAfter: 4 }));
    await expect(save(source, PUBLIC, folder)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(source.asked).toEqual([undefined, undefined, undefined]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a document whose description ends with a reference', () => {
  const referred = (text: string) =>
    aDocument('d1', { title: 'return', description: withReference('Signed.', sha256(text)) });

  test('fails when what comes has another digest, and leaves nothing', async () => {
    const folder = await tempFolder();
    const source = sourceOf(() => sends('Another content.'));
    await expect(save(source, referred(TEXT), folder)).rejects.toMatchObject({
      code: 'content_mismatch',
      why: `Its SHA-256 is ${sha256('Another content.')}; its description says [ref ${sha256(TEXT).slice(0, 12)}].`,
    });
    expect(source.asked).toHaveLength(2);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is continued by it where the server tells neither digest nor tag', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, `return.${sha256(TEXT).slice(0, 12)}.part`), TEXT.slice(0, 7));
    const source = sourceOf((from) => sends(TEXT, { offset: from?.offset ?? 0 }));
    await save(source, referred(TEXT), folder);
    expect(source.asked).toEqual([{ offset: 7, etag: null }]);
    expect(await content(folder)).toBe(TEXT);
  });

  test('is judged by the portal’s own digest where it gives one', async () => {
    const folder = await tempFolder();
    const digest = sha256(TEXT);
    await save(
      sourceOf(() => sends(TEXT, { sha256: digest })),
      referred('Before.'),
      folder,
    );
    expect(await content(folder)).toBe(TEXT);
  });
});

describe('what comes in place of a document', () => {
  const page = (text = '<html>Sign in</html>', content_type = 'text/html; charset=utf-8') =>
    sourceOf(() => sends(text, { content_type }));

  test('is not saved when it is a web page', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, TAGGED), TEXT.slice(0, 7));
    await expect(save(page(), PUBLIC, folder)).rejects.toMatchObject({
      kind: 'failed',
      code: 'content_is_page',
      message: 'A web page came in place of “return”.',
    });
    expect(await content(folder)).toBe(TEXT.slice(0, 7));
  });

  test.each([
    ['its name says that it is one', aDocument('d1', { title: 'Summary.HTML' })],
    ['the portal says how large it is', aDocument('d1', { title: 'return', size: 20 })],
    [
      'its reference fits',
      aDocument('d1', {
        description: withReference('', sha256('<html>Sign in</html>')),
      }),
    ],
  ])('is the document itself when %s', async (_, document) => {
    const folder = await tempFolder();
    await save(page(), document, folder);
    expect(await content(folder)).toBe('<html>Sign in</html>');
  });

  test.each([
    ['0', 0],
    ['nothing', null],
  ])('is not saved when nothing comes, of a length of %s', async (_, size) => {
    const folder = await tempFolder();
    await expect(
      save(
        sourceOf(() => sends('', { size })),
        PUBLIC,
        folder,
      ),
    ).rejects.toMatchObject({
      kind: 'failed',
      code: 'content_empty',
      message: 'Nothing came for “return”.',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('may be empty when the portal says so', async () => {
    const folder = await tempFolder();
    const saved = await save(
      sourceOf(() => sends('')),
      listed('d1', 'empty.txt', ''),
      folder,
    );
    expect(saved.size).toBe(0);
  });
});
