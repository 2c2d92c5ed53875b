import { readFile } from 'node:fs/promises';
import { getResolvedPDFJS } from 'unpdf';
import { limitBuffers } from './limit-buffers.ts';
import { readText } from './read-text.ts';
import { type PdfReading, READY, TOO_MUCH_MEMORY, unread } from './reading.ts';

/** Reads the PDFs whose paths its parent sends, one at a time, and sends back the readings. */
async function serve(maxBytes: number): Promise<void> {
  // Ctrl-C reaches every process of a terminal; when to end is the parent’s to say.
  process.on('SIGINT', () => {});
  process.on('message', async (path: string) => {
    process.send?.(await readFrom(path));
  });
  limitBuffers(maxBytes, () => process.send?.(unread(TOO_MUCH_MEMORY)));
  await getResolvedPDFJS();
  process.send?.(READY);
}

async function readFrom(path: string): Promise<PdfReading> {
  try {
    return await readText(new Uint8Array(await readFile(path)));
  } catch (error) {
    return unread(error instanceof Error ? error.message : String(error));
  }
}

await serve(Number(process.argv[2]));
