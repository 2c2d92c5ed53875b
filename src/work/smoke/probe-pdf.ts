const LINE = /^[\x20-\x5b\x5d-\x7e]*$/;

const object = (body: string, index: number) => `${index + 1} 0 obj\n${body}\nendobj\n`;

/**
 * A PDF of one page with one line on it, the same bytes for the same line.
 *
 * @param line printable ASCII without a backslash or brackets
 * @throws RangeError for other characters
 */
export function probePdf(line: string): Buffer {
  if (!LINE.test(line) || /[()]/.test(line)) throw new RangeError(`no line of a page: ${line}`);
  const content = `BT /F1 14 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ].map(object);
  const head = '%PDF-1.4\n';
  const offsets = objects.map((_, index) => head.length + objects.slice(0, index).join('').length);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const start = head.length + objects.join('').length;
  return Buffer.from(
    `${head}${objects.join('')}xref\n0 ${size}\n0000000000 65535 f \n${rows}` +
      `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}
