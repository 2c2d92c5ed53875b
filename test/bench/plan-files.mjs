import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A page with a client's name on it, as a statement has it. */
async function statement(name, number) {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage();
  const lines = ['Account statement 2025', `Your name: ${name}`, `Number ${number}`];
  lines.forEach((line, index) => {
    page.drawText(line, { x: 72, y: 720 - 20 * index, size: 12, font });
  });
  return document.save();
}

/** Writes a statement and says that it was written so many minutes ago: what is new isn't trusted. */
export async function writeStatement({ path, name }, number, minutesAgo) {
  await writeFile(path, await statement(name, number));
  const time = new Date(Date.now() - minutesAgo * 60_000);
  await utimes(path, time, time);
}

/** Writes statements for jobs in turn, an hour old; answers where and whose they are. */
export async function makeStatements(folder, count, jobs) {
  await mkdir(folder, { recursive: true });
  const files = [];
  for (let index = 0; index < count; index += 1) {
    const { short_id, client } = jobs[index % jobs.length];
    // Five digits are no tax year.
    const number = String(index).padStart(5, '0');
    const path = join(folder, `${short_id} statement ${number}.pdf`);
    const file = { path, name: client.display_name };
    await writeStatement(file, index, 60);
    files.push(file);
  }
  return files;
}
