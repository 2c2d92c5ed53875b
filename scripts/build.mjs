import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

const { outputFiles } = await build({
  entryPoints: { start: 'src/start.ts', 'pdf-worker': 'src/transfer/pdf/worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  // Native: its binary can't be folded into a file.
  external: ['libsql'],
  alias: { 'node:http2': './scripts/no-http2.cjs' },
  define: { TAXQ_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
  write: false,
});

// Bundled CommonJS packages call require(), through one helper. Only the file that holds it makes a
// require of its own: making one in every file cost a command more than all its own code.
const REQUIRE =
  "import{createRequire as taxqRequire}from'node:module';const require=taxqRequire(import.meta.url);";

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
for (const { path, text } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text.includes('typeof require<"u"') ? REQUIRE + text : text);
}
