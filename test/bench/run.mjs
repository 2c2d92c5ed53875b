import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import { inTurn, runNode, show, TAXQ } from './measure.mjs';
import { startPortal } from './portal.mjs';

const ROUNDS = 15;
const ratio = (value, base) => `${(value / base).toFixed(2)} ×`;
const time = (args, env) => async () => {
  const { ms, code, stderr } = await runNode(args, env);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
  return ms;
};

const BARE_LIST = `
import http from 'node:http';
const options = { headers: { authorization: 'Bearer ' + process.env.TAXQ_TOKEN } };
http.get(process.env.TAXQ_URL + '/pro/v1/jobs?page_size=51', options, (answer) => {
  let text = '';
  answer.on('data', (part) => { text += part; });
  answer.on('end', () => console.log(JSON.stringify(JSON.parse(text), null, 2)));
});`;

async function startUp() {
  const medians = await inTurn(
    { floor: time(['-e', '0']), version: time([TAXQ, '--version']), help: time([TAXQ, '--help']) },
    ROUNDS,
  );
  show('taxq --version against node -e 0', ratio(medians.version, medians.floor), '≤ 1.3 ×');
  show('taxq --help against node -e 0', ratio(medians.help, medians.floor), '≤ 1.3 ×');
}

async function oneCall() {
  const portal = await startPortal('--seed', '100');
  try {
    const medians = await inTurn(
      {
        bare: time(['--input-type=module', '-e', BARE_LIST], portal.env),
        taxq: time([TAXQ, 'job', 'list', '--json'], portal.env),
      },
      ROUNDS,
    );
    show(
      'job list --json against a bare node:http script',
      ratio(medians.taxq, medians.bare),
      '≤ 1.8 ×',
    );
  } finally {
    await portal.stop();
  }
}

async function longList() {
  const peaks = [];
  for (const jobs of [1_000, 10_000]) {
    const portal = await startPortal('--seed', String(jobs));
    const { mib } = await runNode([TAXQ, 'job', 'list', '--all', '--format', 'ndjson'], portal.env);
    peaks.push(mib);
    await portal.stop();
  }
  show(
    'memory for 10,000 jobs against 1,000, as NDJSON',
    `+${(peaks[1] - peaks[0]).toFixed(0)} MiB`,
    'flat',
  );
}

async function bigUpload() {
  const portal = await startPortal();
  try {
    const path = join(portal.folder, 'big.bin');
    const file = await open(path, 'w');
    await file.truncate(500 * 1024 * 1024);
    await file.close();
    const floor = await runNode(['-e', '0']);
    const jobs = JSON.parse(
      (await runNode([TAXQ, 'job', 'list', '--status', 'active', '--json=short_id'], portal.env))
        .stdout,
    );
    const args = [TAXQ, 'doc', 'upload', jobs[0].short_id, path, '--tag', 'OTHER'];
    const { mib, ms, code, stderr } = await runNode(args, portal.env);
    if (code !== 0) throw new Error(stderr);
    show(
      'peak memory of a 500 MB upload above bare Node',
      `+${(mib - floor.mib).toFixed(0)} MiB`,
      '≤ +60 MiB',
    );
    show('  and its time', `${(ms / 1000).toFixed(1)} s`, '-');
  } finally {
    await portal.stop();
  }
}

async function requestsPerSecond(url, token) {
  const headers = { authorization: `Bearer ${token}` };
  const until = performance.now() + 3_000;
  let count = 0;
  const worker = async () => {
    while (performance.now() < until) {
      await (await fetch(url, { headers })).arrayBuffer();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return count / 3;
}

async function jobsPage() {
  const portal = await startPortal('--seed', '100');
  const page = `${portal.url}/v1.0/jobs?page_size=50`;
  const body = await (
    await fetch(page, { headers: { authorization: `Bearer ${portal.token}` } })
  ).json();
  const bare = Fastify();
  bare.get('/v1.0/jobs', async () => body);
  const origin = await bare.listen({ host: '127.0.0.1', port: 0 });
  try {
    show('sandbox start to a token, whole process', `${portal.readyMs.toFixed(0)} ms`, '≤ 500 ms');
    const theirs = await requestsPerSecond(`${origin}/v1.0/jobs`, portal.token);
    const ours = await requestsPerSecond(page, portal.token);
    show(
      'jobs page of 50 against a bare Fastify route',
      `${((ours / theirs) * 100).toFixed(0)} %`,
      '≥ 40 %',
    );
  } finally {
    await bare.close();
    await portal.stop();
  }
}

for (const part of [startUp, oneCall, longList, bigUpload, jobsPage]) await part();
