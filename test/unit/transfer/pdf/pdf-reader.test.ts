import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { lockedPdf } from '../../../support/locked-pdf.ts';
import { makePdf, onePagePdf, pdfStream, rawPdf } from '../../../support/pdf.ts';
import { pdfFile, useReader } from './reader.ts';

/** A PDF with these lines, a page for each list. */
async function textPdf(...pages: string[][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage();
    lines.forEach((line, at) => {
      page.drawText(line, { x: 50, y: 750 - at * 20, size: 12, font });
    });
  }
  return document.save();
}

describe('the text of a PDF', () => {
  it('is read line by line', async () => {
    const path = await pdfFile(await textPdf(['Ana Rivera', 'Form 1040 (2024)'], ['Page two']));
    expect(await useReader().read(path)).toEqual({
      status: 'read',
      pages: 2,
      text: 'Ana Rivera\nForm 1040 (2024)\n\nPage two',
    });
  });

  it('is that of the first 12 and the last 3 pages', async () => {
    const pages = Array.from({ length: 20 }, (_, at) => [`Page ${at + 1}`]);
    const reading = await useReader().read(await pdfFile(await textPdf(...pages)));
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 18, 19, 20];
    expect(reading).toEqual({
      status: 'read',
      pages: 20,
      text: numbers.map((number) => `Page ${number}`).join('\n\n'),
    });
  });

  it('holds what was typed into a form', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage();
    const form = document.getForm();
    for (const [name, value] of [
      ['given', 'Ana'],
      ['family', 'Rivera'],
    ] as const) {
      const field = form.createTextField(name);
      field.setText(value);
      field.addToPage(page);
    }
    const reading = await useReader().read(await pdfFile(await document.save()));
    expect(reading).toMatchObject({ status: 'read', text: 'Ana\nRivera' });
  });

  it('is empty for a scan', async () => {
    const reading = await useReader().read(await pdfFile(makePdf('Ana Rivera')));
    expect(reading).toEqual({ status: 'read', pages: 1, text: '' });
  });

  it('is read without the owner’s password, which only forbids changes', async () => {
    const path = await pdfFile(lockedPdf('Ana Rivera', { user: '', owner: 'secret' }));
    expect(await useReader().read(path)).toEqual({ status: 'read', pages: 1, text: 'Ana Rivera' });
  });
});

describe('a PDF that can’t be read', () => {
  it('needs a password', async () => {
    const path = await pdfFile(lockedPdf('Ana Rivera', { user: 'open', owner: 'secret' }));
    expect(await useReader().read(path)).toEqual({ status: 'encrypted' });
  });

  it.each([
    ['is none', 'hello'],
    ['is empty', ''],
    [
      'has pages that are their own parents',
      rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 9 >>']),
    ],
  ])('%s', async (_says, content) => {
    const reading = await useReader().read(await pdfFile(content));
    expect(reading).toEqual({ status: 'broken', why: expect.stringMatching(/^\S.*\.$/) });
  });

  it('is cut off in the middle', async () => {
    const whole = await textPdf(...Array.from({ length: 9 }, () => ['Ana Rivera']));
    const path = await pdfFile(whole.subarray(0, whole.length / 2));
    expect(await useReader().read(path)).toMatchObject({ status: 'broken' });
  });

  it('is no regular file', async () => {
    const reading = await useReader().read('/dev/null');
    expect(reading).toEqual({ status: 'unread', why: 'It is not a regular file.' });
  });

  it('is missing', async () => {
    const reading = await useReader().read('/no/such/file.pdf');
    expect(reading).toEqual({ status: 'unread', why: 'There is no such file.' });
  });

  it('is over 64 MiB', async () => {
    const path = await pdfFile(makePdf('large', 64 * 1024 * 1024));
    expect(await useReader().read(path)).toMatchObject({ why: 'It is larger than 64 MiB.' });
  });
});

describe('a hostile PDF', () => {
  let harmless: Uint8Array;
  beforeAll(async () => {
    harmless = await textPdf(['Ana Rivera']);
  });

  const UNPACKS_TO_MUCH = () => {
    const packed = deflateSync(Buffer.alloc(96 * 1024 * 1024, ' '));
    return onePagePdf(pdfStream(packed, '/Filter /FlateDecode'));
  };
  const HEAP_OF_ONE_PIECE = () =>
    Buffer.from(
      `%PDF-1.7\n1 0 obj << ${Array.from({ length: 900_000 }, (_, at) => `/A${at} 1`).join(' ')} ` +
        '>> endobj trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF',
    );

  it.each([
    ['buffers', UNPACKS_TO_MUCH, 64],
    ['heap', HEAP_OF_ONE_PIECE, 32],
  ])(
    'that wants too much of %s is unread, and the next is read',
    async (_of, hostile, memoryMib) => {
      const reader = useReader({ workers: 1, memoryMib });
      const [one, other] = await Promise.all([
        reader.read(await pdfFile(hostile())),
        reader.read(await pdfFile(harmless)),
      ]);
      expect(one).toEqual({ status: 'unread', why: 'Reading it takes too much memory.' });
      expect(other).toMatchObject({ status: 'read', text: 'Ana Rivera' });
    },
  );

  it('that takes too long is unread, and the next is read', async () => {
    const reader = useReader({ workers: 1, timeMs: 1_000 });
    const endless = onePagePdf(
      pdfStream(
        deflateSync(Buffer.from(`BT /F1 12 Tf ${'(Ana) Tj '.repeat(5_000_000)}ET`)),
        '/Filter /FlateDecode',
      ),
    );
    const [one, other] = await Promise.all([
      reader.read(await pdfFile(endless)),
      reader.read(await pdfFile(harmless)),
    ]);
    expect(one).toEqual({ status: 'unread', why: 'Reading it takes longer than 1 s.' });
    expect(other).toMatchObject({ status: 'read', text: 'Ana Rivera' });
  });

  it('that nests without end does no harm', async () => {
    const nested = onePagePdf(pdfStream(Buffer.from('['.repeat(1_000_000))));
    const reading = await useReader().read(await pdfFile(nested));
    expect(['read', 'broken']).toContain(reading.status);
  });
});

describe('the reader', () => {
  it('reads many at once and tells them apart', async () => {
    const reader = useReader({ workers: 3 });
    const readings = await Promise.all(
      Array.from({ length: 12 }, async (_, at) =>
        reader.read(await pdfFile(await textPdf([`Client ${at}`]))),
      ),
    );
    expect(readings.map((reading) => 'text' in reading && reading.text)).toEqual(
      Array.from({ length: 12 }, (_, at) => `Client ${at}`),
    );
  });

  it('leaves unread what is not read when it is closed', async () => {
    const reader = useReader({ workers: 1 });
    const path = await pdfFile(await textPdf(['Ana Rivera']));
    const readings = [reader.read(path), reader.read(path)];
    await reader.close();
    expect(await Promise.all([...readings, reader.read(path)])).toEqual(
      Array(3).fill({ status: 'unread', why: 'Reading was stopped.' }),
    );
  });

  it('says so when a part of taxq is missing', async () => {
    const reader = useReader({ worker: '/no/such/worker.js' });
    const path = await pdfFile(makePdf('any'));
    await expect(reader.read(path)).rejects.toMatchObject({
      code: 'pdf_reader_broken',
      hint: expect.stringContaining('Install'),
    });
  });
});
