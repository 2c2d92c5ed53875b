import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A PDF to be made: its file name and its lines of text. */
export interface Paper {
  fileName: string;
  heading: string;
  lines: readonly string[];
}

const PAGE = { width: 612, height: 792 };
const MARGIN = 72;

/**
 * Makes a real one-page PDF.
 *
 * @returns its path
 */
export async function makePaper(
  folder: string,
  { fileName, heading, lines }: Paper,
): Promise<string> {
  const document = await PDFDocument.create();
  document.setTitle(heading);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([PAGE.width, PAGE.height]);
  page.drawText(heading, { x: MARGIN, y: PAGE.height - MARGIN, size: 18, font });
  lines.forEach((line, index) => {
    page.drawText(line, { x: MARGIN, y: PAGE.height - MARGIN - 36 - index * 18, size: 11, font });
  });
  const path = join(folder, fileName);
  await writeFile(path, await document.save(), { mode: 0o600 });
  return path;
}
