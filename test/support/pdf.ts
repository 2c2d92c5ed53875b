/**
 * A small PDF that readers open: one empty page and a text as a comment.
 *
 * @param size at least so many bytes; filled up with a comment
 */
export function makePdf(text: string, size = 0): Buffer {
  const head = `%PDF-1.4\n%${text}\n`;
  return rawPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
    ],
    { head: `${head}%${'.'.repeat(Math.max(0, size - head.length))}\n` },
  );
}

/** How `rawPdf` begins and ends. */
export interface RawPdfParts {
  head?: string;
  /** More entries of the trailer. */
  trailer?: string;
}

/** A PDF of objects as they are, numbered from 1; the first is the catalog. */
export function rawPdf(objects: readonly (string | Buffer)[], parts: RawPdfParts = {}): Buffer {
  const { head = '%PDF-1.7\n', trailer = '' } = parts;
  const pieces: Buffer[] = [Buffer.from(head)];
  let length = pieces[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const content = typeof object === 'string' ? Buffer.from(object) : object;
    const piece = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      content,
      Buffer.from('\nendobj\n'),
    ]);
    pieces.push(piece);
    length += piece.length;
    return length - piece.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  return Buffer.concat([
    ...pieces,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}` +
        `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  ]);
}

/** A stream object of a PDF; `entries` are more of its dictionary, such as its filter. */
export function pdfStream(content: Buffer, entries = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${entries} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

/** A PDF of one page with this stream object as its content and Helvetica as F1. */
export function onePagePdf(content: Buffer, parts: RawPdfParts = {}): Buffer {
  const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
  return rawPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
        `/Resources << /Font << /F1 ${font} >> >> >>`,
      content,
    ],
    parts,
  );
}
