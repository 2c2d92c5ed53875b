import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { pour } from '../../../../src/sandbox/files/pour.ts';

/** A file that takes one chunk at a time and keeps what it got. */
function slowFile(fail?: Error) {
  const chunks: Buffer[] = [];
  let most = 0;
  const file: Writable = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      most = Math.max(most, file.writableLength);
      chunks.push(chunk);
      setImmediate(done, fail);
    },
  });
  return { file, text: () => Buffer.concat(chunks).toString(), most: () => most };
}

const pieces = (count: number) =>
  Array.from({ length: count }, (_, index) => Buffer.from(`${index};`));

describe('pouring a stream into a file', () => {
  it('writes all of it in order and shows each chunk', async () => {
    const { file, text } = slowFile();
    const seen: Buffer[] = [];
    await pour(Readable.from(pieces(50)), file, (chunk) => seen.push(chunk));
    expect(text()).toBe(pieces(50).join(''));
    expect(Buffer.concat(seen).toString()).toBe(text());
    expect(file.closed).toBe(true);
  });

  it('takes an empty stream', async () => {
    const { file, text } = slowFile();
    await pour(Readable.from([]), file, () => {});
    expect(text()).toBe('');
  });

  it('waits for a slow file instead of holding what comes', async () => {
    const { file, most } = slowFile();
    await pour(Readable.from(pieces(50)), file, () => {});
    expect(most()).toBeLessThanOrEqual(3);
  });

  it('leaves the source readable when the file fails', async () => {
    const source = Readable.from(pieces(50));
    const failure = new Error('no room');
    await expect(pour(source, slowFile(failure).file, () => {})).rejects.toBe(failure);
    expect(source.destroyed).toBe(false);
    let rest = 0;
    for await (const _ of source) rest += 1;
    expect(rest).toBeGreaterThan(40);
  });

  it('stops at what the look at a chunk throws', async () => {
    const source = Readable.from(pieces(50));
    const { file, text } = slowFile();
    const failure = new Error('too large');
    const poured = pour(source, file, (chunk) => {
      if (chunk.equals(Buffer.from('3;'))) throw failure;
    });
    await expect(poured).rejects.toBe(failure);
    expect(text()).not.toContain('3;');
    expect(file.destroyed).toBe(true);
    expect(source.destroyed).toBe(false);
  });

  it('fails when the source breaks off', async () => {
    const source = new PassThrough();
    source.write('half');
    const { file } = slowFile();
    const poured = pour(source, file, () => source.destroy());
    await expect(poured).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    expect(file.destroyed).toBe(true);
  });
});
