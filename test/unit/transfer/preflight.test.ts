import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TaxqError } from '../../../src/errors.ts';
import { preflightFile } from '../../../src/transfer/preflight.ts';
import { digestOf } from '../../../src/transfer/preflight-digest.ts';

const PDF = `%PDF-1.7\n${'x'.repeat(5000)}\nstartxref\n0\n%%EOF\n`;
const folder = mkdtempSync(join(tmpdir(), 'taxq-preflight-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function problem(path: string, options: Parameters<typeof preflightFile>[1]) {
  const error = await preflightFile(path, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TaxqError)) throw new Error(`No TaxqError for ${path}`, { cause: error });
  expect(error).toMatchObject({ kind: 'usage', message: expect.stringContaining(path) });
  expect(error.why).toBeTruthy();
  expect(error.hint).toBeTruthy();
  return error.code;
}

describe('a file that is fit for upload', () => {
  it('is described with size, digest and content type', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    const bytes = await document.save();
    const path = write('Roe draft.pdf', bytes);
    expect(await preflightFile(path, { expectPdf: true })).toEqual({
      path,
      file_name: 'Roe draft.pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      content_type: 'application/pdf',
    });
  });

  it('may be anything for other tags, as its extension says', async () => {
    const types = await Promise.all(
      ['photo.JPG', 'list.csv', 'notes', 'archive.tar.gz'].map(async (name) => {
        const { content_type } = await preflightFile(write(name, 'data'), { expectPdf: false });
        return content_type;
      }),
    );
    expect(types).toEqual([
      'image/jpeg',
      'text/csv',
      'application/octet-stream',
      'application/octet-stream',
    ]);
  });

  it('may be a PDF without the extension where a PDF is expected', async () => {
    const { content_type } = await preflightFile(write('draft-return', PDF), { expectPdf: true });
    expect(content_type).toBe('application/pdf');
  });

  it('may have junk before the header and after the end marker, within the limits', async () => {
    const path = write('junk.pdf', `${'j'.repeat(1000)}${PDF}${'\0'.repeat(2000)}`);
    await expect(preflightFile(path, { expectPdf: true })).resolves.toMatchObject({ path });
  });

  it('may be exactly as large as the limit', async () => {
    const path = write('limit.txt', 'x'.repeat(100));
    await expect(preflightFile(path, { expectPdf: false, maxBytes: 100 })).resolves.toMatchObject({
      size: 100,
    });
  });

  it('may be reached through a link', async () => {
    const target = write('target.pdf', PDF);
    const link = join(folder, 'link.pdf');
    symlinkSync(target, link);
    await expect(preflightFile(link, { expectPdf: true })).resolves.toMatchObject({
      file_name: 'link.pdf',
    });
  });
});

describe('a file that must not be sent', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'inbox.pdf'));
    execFileSync('mkfifo', [join(folder, 'pipe.pdf')]);
    symlinkSync('loop.pdf', join(folder, 'loop.pdf'));
  });

  it.each([
    ['is missing', 'nowhere.pdf', 'file_missing'],
    ['lies below something that is no folder', 'limit.txt/a.pdf', 'file_missing'],
    ['is a folder', 'inbox.pdf', 'file_is_directory'],
    ['is a pipe, without waiting for a writer', 'pipe.pdf', 'file_not_regular'],
    ['is a link to itself', 'loop.pdf', 'file_unreadable'],
  ])('%s', async (_says, name, code) => {
    write('limit.txt', 'x');
    expect(await problem(join(folder, name), { expectPdf: false })).toBe(code);
  });

  it('is a device', async () => {
    expect(await problem('/dev/null', { expectPdf: false })).toBe('file_not_regular');
  });

  it('is empty', async () => {
    expect(await problem(write('empty.txt', ''), { expectPdf: false })).toBe('file_empty');
  });

  it('is over the limit, which is checked before its content', async () => {
    const path = write('large.pdf', 'not a pdf');
    expect(await problem(path, { expectPdf: true, maxBytes: 8 })).toBe('file_too_large');
  });

  it('is over 500 MB when no limit is given', async () => {
    const path = write('sparse.bin', 'x');
    truncateSync(path, 500 * 1024 * 1024 + 1);
    expect(await problem(path, { expectPdf: false })).toBe('file_too_large');
  });

  it.each([
    ['calls itself a PDF and is none', 'fake.pdf', 'hello', false, 'file_not_pdf'],
    ['calls itself a PDF in capitals and is none', 'FAKE.PDF', 'hello', false, 'file_not_pdf'],
    ['is no PDF where one is expected', 'draft.docx', 'hello', true, 'file_not_pdf'],
    ['starts as a PDF too late', 'late.pdf', `${'j'.repeat(1100)}${PDF}`, true, 'file_not_pdf'],
    ['is a PDF cut off in the middle', 'cut.pdf', PDF.slice(0, 4000), true, 'file_truncated_pdf'],
    [
      'has its end marker too early',
      'early.pdf',
      `${PDF}${'j'.repeat(2100)}`,
      true,
      'file_truncated_pdf',
    ],
  ])('%s', async (_says, name, content, expectPdf, code) => {
    expect(await problem(write(name, content), { expectPdf })).toBe(code);
  });

  it('may not be read by this user', async () => {
    const path = write('locked.txt', 'x');
    chmodSync(path, 0);
    const user = process.geteuid?.();
    // The superuser may read everything; nobody (65534) may not.
    if (user === 0) process.seteuid?.(65_534);
    try {
      expect(await problem(path, { expectPdf: false })).toBe('file_unreadable');
    } finally {
      if (user === 0) process.seteuid?.(0);
    }
  });

  it.each([
    ['grew since its size was taken', 63],
    ['shrank since its size was taken', 65],
  ])('%s', async (_says, size) => {
    const path = write('changing.txt', 'x'.repeat(64));
    const handle = await open(path, 'r');
    try {
      await expect(digestOf(handle, path, size)).rejects.toMatchObject({ code: 'file_changed' });
    } finally {
      await handle.close();
    }
  });
});
