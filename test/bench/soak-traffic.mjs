import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { SOAK_FOLDER: folder = '', SOAK_DATA: data = '' } = process.env;
/** So many rounds on one portal, then it begins anew. */
const RESET_EVERY = 40;

/** Imports taxq as a module that can be run many times in one process. */
async function loadTaxq() {
  const place = join(ROOT, 'node_modules', '.cache', `taxq-soak-${process.pid}`);
  const outfile = join(place, 'main.mjs');
  try {
    await build({
      entryPoints: [join(ROOT, 'src/main.ts')],
      outfile,
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
    });
    return await import(outfile);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const { main } = await loadTaxq();
const environment = {
  env: { ...process.env, TAXQ_HOME: join(folder, 'home') },
  version: '0.0.0-soak',
  command: [process.execPath, 'no-such-program'],
  templates: join(ROOT, 'templates'),
  pdfWorker: join(ROOT, 'dist/pdf-worker.js'),
  clock: () => new Date(),
  signal: new AbortController().signal,
};

/** Runs a command, which must end with the code, and reads its JSON. */
async function run(words, expected = 0) {
  const texts = ['', ''];
  const [stdout, stderr] = texts.map(
    (_text, index) =>
      new Writable({
        write(chunk, _encoding, done) {
          texts[index] += chunk;
          done();
        },
      }),
  );
  const streams = { stdin: Readable.from([]), stdout, stderr };
  const code = await main([...words, '--json'], { ...environment, streams });
  if (code !== expected) throw new Error(`taxq ${words.join(' ')} ended with ${code}: ${texts[1]}`);
  return texts[0] === '' ? null : JSON.parse(texts[0]);
}

async function round(job, count) {
  const at = job.short_id;
  await run(['queue']);
  await run(['job', 'view', at]);
  await run(['message', 'send', at, '--text', `I am on step ${count} of your return.`, '--yes']);
  await run(['message', 'list', at]);
  await run(['note', 'add', at, '--kind', 'working', '--text', `Step ${count}`]);
  const paper = join(folder, `W-2 ${count}.pdf`);
  await writeFile(paper, `%PDF-1.4\n%${count}${'.'.repeat(200_000)}\n%%EOF\n`);
  const [sent] = await run(['doc', 'upload', at, paper, '--tag', 'OTHER']);
  await run(['doc', 'download', at, sent.document_id, '--out', join(folder, 'got')]);
  await rm(paper);
  await rm(join(folder, 'got'), { recursive: true });
  await run(['scope', 'items']);
  await run(['job', 'view', 'AAAAAAAAAAA'], 5);
}

await mkdir(folder, { recursive: true });
let jobs = [];
for (let count = 0; ; count += 1) {
  if (count % RESET_EVERY === 0) {
    await run(['sandbox', 'reset', '--data', data, '--seed', '60', '--yes']);
    jobs = await run(['job', 'list', '--status', 'active']);
  }
  await round(jobs[count % jobs.length], count);
}
