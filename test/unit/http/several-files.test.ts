import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { severalFiles } from '../../../src/http/several-files.ts';

const partOf = (fileName: string, bytes: Uint8Array) => ({
  field: 'file',
  fileName,
  contentType: 'application/pdf',
  size: bytes.length,
  readInto: async (room: Buffer) => {
    expect(room).toHaveLength(bytes.length + 1);
    room.set(bytes);
  },
});

const unreadable = (fileName: string, size: number) => ({
  ...partOf(fileName, Buffer.alloc(size)),
  readInto: async (room: Buffer) => {
    room.fill('?');
    throw new Error('it changed');
  },
});

const named = (files: readonly { fileName: string }[]) => ({
  name: 'batch',
  value: JSON.stringify(files.map(({ fileName }) => fileName)),
});

/** What a parser that isn’t ours reads of the body. */
async function read({ headers, body }: { headers: Record<string, string>; body: Buffer }) {
  expect(headers['content-length']).toBe(String(body.length));
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const files = form.getAll('file').map(async (one) => {
    if (typeof one === 'string') throw new Error('no file');
    return { name: one.name, type: one.type, bytes: Buffer.from(await one.arrayBuffer()) };
  });
  return { names: [...form.keys()], batch: form.get('batch'), files: await Promise.all(files) };
}

describe('a body of several files', () => {
  test('has the text first and then each file, byte for byte, whatever is in them', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 6 }), async (contents) => {
        const given = contents.map((one, place) => partOf(`${place}.pdf`, one));
        const { multipart, files } = await severalFiles(given, named);
        const seen = await read(multipart);
        expect(files).toEqual(given);
        expect(seen.names).toEqual(['batch', ...contents.map(() => 'file')]);
        expect(seen.files).toEqual(
          contents.map((one, place) => ({
            name: `${place}.pdf`,
            type: 'application/pdf',
            bytes: Buffer.from(one),
          })),
        );
      }),
    );
  });

  test('holds lines that look like its own boundary', async () => {
    const content = Buffer.from('\r\n--taxq-\r\n--\r\n\r\n--');
    const { multipart } = await severalFiles([partOf('a', content), partOf('b', content)], named);
    expect((await read(multipart)).files.map(({ bytes }) => bytes)).toEqual([content, content]);
  });

  test('lets no name break out of its header', async () => {
    const names = ['a"; name="batch"\r\nX-Evil: 1\r\n\r\n.pdf', '📄 Zoë\nÅngström.pdf'];
    const { multipart } = await severalFiles(
      names.map((name) => partOf(name, Buffer.from('x'))),
      named,
    );
    const seen = await read(multipart);
    expect(multipart.body.toString()).not.toMatch(/^X-Evil/m);
    expect(seen.names).toEqual(['batch', 'file', 'file']);
    expect(seen.batch).toBe(JSON.stringify(names));
    expect(seen.files[1]?.name).toContain('📄 Zoë');
  });

  test.each([[[0]], [[1]], [[2]], [[0, 1]], [[1, 2]], [[0, 1, 2]]])(
    'leaves out the files that can’t be read, here %j',
    async (broken) => {
      const given = ['one', 'two', 'three'].map((text, place) =>
        broken.includes(place)
          ? unreadable(`${text}.pdf`, 5_000)
          : partOf(`${text}.pdf`, Buffer.from(text)),
      );
      const left = given.filter((_, place) => !broken.includes(place));
      const { multipart, files } = await severalFiles(given, named);
      const seen = await read(multipart);
      expect(files).toEqual(left);
      expect(seen.batch).toBe(named(left).value);
      expect(seen.files.map(({ name, bytes }) => `${bytes}.pdf` === name)).toEqual(
        left.map(() => true),
      );
    },
  );

  test('is made in memory that was given, and only there', async () => {
    const memory = Buffer.alloc(4096, '#');
    const given = [partOf('a.pdf', Buffer.from('one')), unreadable('b.pdf', 100)];
    const take = (bytes: number) => memory.subarray(0, bytes);
    const { multipart } = await severalFiles(given, named, take);
    expect(multipart.body.buffer).toBe(memory.buffer);
    expect((await read(multipart)).files).toHaveLength(1);
  });
});
