import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolder } from './taxq.ts';

/** A small file that starts and ends as a PDF does; `text` makes it differ from others. */
export const pdfBytes = (text: string): string => `%PDF-1.4\n% ${text}\n%%EOF\n`;

/**
 * Writes files into a folder of this test's own.
 *
 * @param contents by file name
 * @returns the paths, in the same order
 */
export async function writeFiles(contents: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await tempFolder();
  const paths = Object.keys(contents).map((name) => join(folder, name));
  await Promise.all(
    Object.values(contents).map((content, index) => writeFile(paths[index] ?? '', content)),
  );
  return paths;
}

/** Writes one file and gives its path. */
export async function writeOne(name: string, content: string): Promise<string> {
  const [path = ''] = await writeFiles({ [name]: content });
  return path;
}
