import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const CORPUS = fileURLToPath(new URL('../lint-corpus', import.meta.url));
const TARGET = 0.97;
const ROUNDS = 20;

/** The lint, the corpus and its score, from TypeScript to one module. */
async function load() {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-lint-'));
  try {
    const outfile = join(folder, 'lint.cjs');
    await build({
      stdin: {
        contents: "export * from './corpus.ts'; export * from './score.ts';",
        resolveDir: CORPUS,
      },
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

const percent = (share) => `${(share * 100).toFixed(1)} %`.padStart(8);
const byNumber = ([one], [other]) => Number(one.slice(1)) - Number(other.slice(1));

const { readCorpus, judge, scoresOf, precision, recall, total } = await load();

function print(title, samples) {
  const scores = scoresOf(judge(samples));
  console.log(`${title}: ${samples.length} messages`);
  console.log('rule   precision   recall   right  false alarms  missed');
  const row = (name, score) =>
    console.log(
      `${name.padEnd(5)}  ${percent(precision(score))}  ${percent(recall(score))}  ${String(score.hits).padStart(5)}  ${String(score.falseAlarms).padStart(12)}  ${String(score.misses).padStart(6)}`,
    );
  for (const [rule, score] of [...scores].sort(byNumber)) row(rule, score);
  const all = total(scores);
  row('all', all);
  console.log('');
  return Math.min(precision(all), recall(all));
}

const part = (folder) =>
  ['good.yaml', 'bad.yaml'].flatMap((file) => readCorpus(join(CORPUS, folder), file));
const known = part('.');
const heldOut = part('held-out');
const only = process.argv[2];
const shares = [
  ...(only === 'held-out' ? [] : [print('Written with the rules', known)]),
  ...(only === 'known' ? [] : [print('Held out', heldOut)]),
];

const started = performance.now();
for (let round = 0; round < ROUNDS; round += 1) judge(known);
const each = (performance.now() - started) / (ROUNDS * known.length);
console.log(`${each.toFixed(2)} ms a message; target ${percent(TARGET).trim()} overall`);
if (Math.min(...shares) < TARGET) process.exitCode = 1;
