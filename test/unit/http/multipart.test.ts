import { describe, expect, it } from 'vitest';
import { type MultipartFile, multipart, wholeMultipart } from '../../../src/http/multipart.ts';
import { json, startServer } from '../../support/server.ts';
import { openTestTransport, WRITE } from './open.ts';

async function* bytes(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

const file = (over: Partial<MultipartFile> = {}): MultipartFile => ({
  field: 'file',
  fileName: 'return.pdf',
  contentType: 'application/pdf',
  size: 8,
  open: () => bytes('%PDF', '-1.7'),
  ...over,
});

const textOf = async (body: AsyncIterable<unknown>) => {
  let text = '';
  for await (const chunk of body) text += String(chunk);
  return text;
};

describe('a multipart body', () => {
  it('is as long as its content-length says, with the text fields before the file', async () => {
    const body = multipart({ title: 'Müller', document_type_id: 'DRAFT_RETURN' }, file());
    const text = await textOf(body.open());
    expect(Buffer.byteLength(text)).toBe(Number(body.headers['content-length']));
    expect(text.indexOf('name="title"')).toBeLessThan(text.indexOf('%PDF-1.7'));
    expect(text.indexOf('DRAFT_RETURN')).toBeLessThan(text.indexOf('%PDF-1.7'));
  });

  it('is whole again each time it is opened', async () => {
    const body = multipart({}, file());
    expect(await textOf(body.open())).toBe(await textOf(body.open()));
  });

  it('lets no file name break out of its header', async () => {
    const body = multipart({}, file({ fileName: 'a"; name="title"\r\nX-Evil: 1\r\n\r\n.pdf' }));
    const text = await textOf(body.open());
    expect(text).not.toMatch(/^X-Evil/m);
    expect(text).toContain('filename="a%22; name=%22title%22%0D%0AX-Evil: 1');
  });

  it('can be read as form data by others', async () => {
    const body = multipart({ title: 'Draft' }, file({ fileName: 'Zoë Ångström.pdf' }));
    const response = new Response(await textOf(body.open()), { headers: body.headers });
    const form = await response.formData();
    expect(form.get('title')).toBe('Draft');
    const part = form.get('file');
    expect(part instanceof File && [part.name, part.size, part.type]).toEqual([
      'Zoë Ångström.pdf',
      8,
      'application/pdf',
    ]);
  });
});

describe('a multipart body that a small file is read into', () => {
  const fields = { title: 'Müller', document_type_id: 'DRAFT_RETURN' };
  const part = (bytes: Uint8Array) => ({
    field: 'file',
    fileName: 'return.pdf',
    contentType: 'application/pdf',
    size: bytes.length,
    readInto: async (room: Buffer) => {
      room.set(bytes);
    },
  });

  it('is the same as the streamed one, but for its boundary', async () => {
    const whole = await wholeMultipart(fields, part(Buffer.from('%PDF-1.7')));
    const streamed = multipart(fields, file());
    const plain = (text: string) => text.replace(/taxq-[\w-]{36}/g, 'BOUNDARY');
    expect(plain(whole.body.toString())).toBe(plain(await textOf(streamed.open())));
    expect(whole.headers['content-length']).toBe(streamed.headers['content-length']);
    expect(whole.headers['content-length']).toBe(String(whole.body.length));
  });

  it('leaves room for one byte more than the file has, and is right where that was used', async () => {
    const file = part(Buffer.from('%PDF-1.7'));
    const readInto = async (room: Buffer) => {
      expect(room).toHaveLength(9);
      room.write('%PDF-1.7!');
    };
    const { body } = await wholeMultipart(fields, { ...file, readInto });
    expect(body.toString()).toMatch(/%PDF-1\.7\r\n--taxq-[\w-]{36}--\r\n$/);
  });

  it('arrives byte for byte, again and again while the portal is busy', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const whole = await wholeMultipart({}, part(bytes));
    const arrived: Buffer[] = [];
    const server = await startServer((_, response, count) =>
      json(response, {}, count === 1 ? 429 : 201),
    );
    const { transport } = openTestTransport(server.origin, {
      trace: () => arrived.push(Buffer.from(server.seen.at(-1)?.body ?? '')),
    });
    const { headers, body } = whole;
    expect((await transport.send({ ...WRITE, headers, body })).status).toBe(201);
    const asText = Buffer.from(body.toString('utf8'));
    expect(arrived).toEqual([asText, asText]);
  });
});

describe('a file that can’t be sent whole', () => {
  const send = async (given: MultipartFile) => {
    const server = await startServer((_, response) => json(response, {}));
    const { transport, waits } = openTestTransport(server.origin);
    const body = multipart({}, given);
    const error = await transport
      .send({ ...WRITE, headers: body.headers, body: body.open, repeatable: true })
      .catch((reason: unknown) => reason);
    return { error, waits, seen: server.seen };
  };

  it('is told as such when it grew or shrank meanwhile, and is not tried again', async () => {
    for (const size of [7, 9]) {
      const { error, waits, seen } = await send(file({ size }));
      expect(error).toMatchObject({ kind: 'failed', code: 'file_changed' });
      expect(waits).toEqual([]);
      expect(seen).toHaveLength(0);
    }
  });

  it('is told as such when it can’t be read, and not as a lost connection', async () => {
    const open = () => {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    };
    const { error, waits } = await send(file({ open }));
    expect(error).toMatchObject({ kind: 'failed', code: 'file_unreadable' });
    expect(waits).toEqual([]);
  });
});
