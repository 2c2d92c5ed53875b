import { readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  entryPoints: ['src/start.ts'],
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
  // Bundled CommonJS packages call require().
  banner: {
    js: "import{createRequire as taxqRequire}from'node:module';const require=taxqRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
