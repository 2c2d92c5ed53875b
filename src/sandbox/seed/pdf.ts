// pdf-lib takes longer to load than the whole sandbox may take to start, so the few kinds of page
// that the seed needs are written by hand: one page of Helvetica lines each.

const ESCAPED = /[\\()]/g;

/** The characters of WinAnsi that the seed uses and Latin-1 does not have. */
const WIN_ANSI: Readonly<Record<string, string>> = { '–': '\x96', '’': '\x92' };

/** A line of text as a PDF string, one character for one byte. */
function literal(text: string): string {
  const bytes = text.replace(/[–’]/g, (character) => WIN_ANSI[character] ?? character);
  if (/[^\x20-\xff]/.test(bytes)) throw new RangeError(`no sample PDF can show "${text}"`);
  return `(${bytes.replace(ESCAPED, '\\$&')}) Tj`;
}

const object = (number: number, body: string) => `${number} 0 obj\n${body}\nendobj\n`;

function pageContent(title: string, lines: readonly string[]): string {
  const text = lines.map((line) => `${literal(line)} T*`).join('\n');
  return `BT /F1 16 Tf 72 720 Td ${literal(title)} /F1 11 Tf 16 TL 0 -32 Td\n${text}\nET`;
}

/**
 * A one-page PDF, the same bytes for the same text.
 * @param title heading, in Western European characters
 * @param lines text lines, in Western European characters
 * @throws RangeError for other characters
 */
export function pdfDocument(title: string, lines: readonly string[]): Uint8Array {
  const content = pageContent(title, lines);
  const length = Buffer.byteLength(content, 'latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += object(index + 1, body);
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
