import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicDay, wholeDay } from './days.mjs';
import { paperIn } from './paper.mjs';
import { servePrism } from './prism.mjs';
import { runTaxq, serveSandbox } from './program.mjs';
import { serveRouter } from './router.mjs';

const WITHIN_MS = 3 * 60_000;

const CREDENTIALS = ({ client_id, client_secret }) => ({
  TAXQ_CLIENT_ID: client_id,
  TAXQ_CLIENT_SECRET: client_secret,
});

/** A pro on a portal that doesn’t say who they are, as a profile of theirs does. */
const addProfile = (url) => [
  ...['profile', 'add', 'firm', '--preset', 'worklayer', '--use'],
  ...['--email', 'dana.whitaker@example.com', '--url', url, '--token-url', `${url}/oauth/token`],
];

function contextOf(place) {
  const run = (words) => runTaxq([...words, '--json'], place);
  return {
    folder: place.folder,
    paper: paperIn(place.folder),
    /** Runs a command that must work, and reads its JSON. */
    async done(words) {
      const { code, stdout, stderr } = await run(words);
      assert.equal(code, 0, `taxq ${words.join(' ')} ended with ${code}\n${stderr}`);
      return JSON.parse(stdout);
    },
    /** Runs a command that must end with this code. */
    async fails(expected, words) {
      const { code, stderr } = await run(words);
      assert.equal(code, expected, `taxq ${words.join(' ')} ended with ${code}\n${stderr}`);
    },
  };
}

/** Lives a day on a portal behind Prism; answers the way there, with what came by. */
async function liveBehindPrism({ surface, day, env: envOf, prepare }, signal) {
  const folder = await mkdtemp(join(tmpdir(), 'taxq-prism-'));
  const started = [];
  try {
    const home = { TAXQ_HOME: join(folder, 'home') };
    await mkdir(home.TAXQ_HOME);
    const place = { folder, env: home, signal };
    const portal = await serveSandbox(surface, place);
    started.push(portal);
    const document = join(folder, 'openapi.json');
    await writeFile(document, (await runTaxq(['api', '--openapi'], place)).stdout);
    const prism = await servePrism(document, portal.url, place);
    started.push(prism);
    const text = await readFile(document, 'utf8');
    const urls = { prismUrl: prism.url, portalUrl: portal.url };
    const router = await serveRouter(JSON.parse(text), urls);
    started.push(router);

    const context = contextOf({ ...place, env: { ...home, ...envOf(portal, router.url) } });
    if (prepare) await context.done(prepare(router.url));
    const error = await day(context).catch((thrown) => thrown);
    const faults = [...prism.faults(), ...router.strangers.map((one) => `No operation: ${one}`)];
    for (const fault of faults) process.stderr.write(`  ${fault}\n`);
    if (error) throw error;
    assert.deepEqual(faults, []);
    return router;
  } finally {
    for (const one of started.reverse()) await one.stop().catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}

const DAYS = [
  {
    surface: 'all',
    day: wholeDay,
    env: (portal, url) => ({
      TAXQ_URL: url,
      TAXQ_TOKEN_URL: `${url}/oauth/token`,
      ...CREDENTIALS(portal),
    }),
  },
  { surface: 'public', day: publicDay, env: CREDENTIALS, prepare: addProfile },
];

const signal = AbortSignal.timeout(WITHIN_MS);
const ways = [];
for (const day of DAYS) ways.push(await liveBehindPrism(day, signal));
const seen = new Set(ways.flatMap((way) => way.through()));
const unseen = ways[0].all.filter((id) => !seen.has(id));
process.stdout.write(`Prism has nothing against ${seen.size} operations.\n`);
if (unseen.length > 0) process.stdout.write(`Not seen: ${unseen.join(', ')}\n`);
