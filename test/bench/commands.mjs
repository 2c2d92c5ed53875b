import { inTurn, ratio, runNode, show, TAXQ } from './measure.mjs';
import { startPortal } from './portal.mjs';

const ROUNDS = 15;

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

/** How fast a command starts, asks once and lists much. */
export async function measure() {
  await startUp();
  await oneCall();
  await longList();
}
