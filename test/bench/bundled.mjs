import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Imports TypeScript modules as one; `contents` exports what is wanted, by paths from the root. */
export async function bundled(contents) {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-bench-'));
  try {
    const outfile = join(folder, 'module.cjs');
    await build({
      stdin: { contents, resolveDir: ROOT },
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
