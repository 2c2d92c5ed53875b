import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
];

/**
 * A PDF of one empty page, at least so many bytes long. It is ASCII to the last byte: Prism takes
 * every body for text (stoplightio/prism#1321).
 */
function pdf(text, size) {
  let content = `%PDF-1.4\n%${text.replace(/[^ -~]/g, '?')}${'.'.repeat(size)}\n`;
  const rows = OBJECTS.map((object, index) => {
    const row = `${String(content.length).padStart(10, '0')} 00000 n \n`;
    content += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const count = OBJECTS.length + 1;
  return `${content}xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${content.length}\n%%EOF\n`;
}

/** Puts papers of a client into a folder, of which `taxq` gets the names. */
export const paperIn = (folder) =>
  async function paper(name, size = 0) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, pdf(name, size));
    return name;
  };
