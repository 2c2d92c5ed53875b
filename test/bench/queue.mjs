import { ratio, show, TAXQ } from './measure.mjs';
import { startPortal } from './portal.mjs';
import { runProgram } from './program.mjs';

/** Of the generated jobs, five in seven are open, those On-Hold among them. */
const SEED = 700;
const OPEN = 500;
const CHANGED = 10;

/** What the queue asks for, as plainly as Node can: the list, then four lists for each open job. */
const BARE = `
import http from 'node:http';
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const headers = { authorization: 'Bearer ' + process.env.TAXQ_TOKEN };
const get = (path) => new Promise((resolve, reject) => {
  http.get(process.env.TAXQ_URL + path, { agent, headers }, (answer) => {
    let text = '';
    answer.on('data', (part) => { text += part; });
    answer.on('end', () => resolve(JSON.parse(text)));
  }).on('error', reject);
});
const jobs = [];
let token = '';
do {
  const page = await get('/pro/v1/jobs?page_size=100' + token);
  jobs.push(...page.data.filter(({ status }) => ['CLAIMED', 'ON_HOLD'].includes(status)));
  token = page.next_page_token ? '&page_token=' + encodeURIComponent(page.next_page_token) : '';
} while (token);
let next = 0;
const worker = async () => {
  while (next < jobs.length) {
    const { id } = jobs[next++];
    await Promise.all([
      get('/v1.0/jobs/' + id + '/messages?page_size=100'),
      ...['documents', 'milestones', 'events'].map((what) => get('/pro/v1/jobs/' + id + '/' + what)),
    ]);
  }
};
await Promise.all(Array.from({ length: 6 }, worker));
agent.destroy();
console.log(JSON.stringify(jobs.length));`;

async function queue(env) {
  const words = [TAXQ, 'queue', '--json=job'];
  const { ms, stdout } = await runProgram(process.execPath, words, env);
  const jobs = JSON.parse(stdout);
  if (jobs.length !== OPEN) throw new Error(`The queue has ${jobs.length} jobs, not ${OPEN}.`);
  return { ms, jobs };
}

async function requests(env) {
  const words = [TAXQ, 'queue', '--json=job', '--debug'];
  const { stderr } = await runProgram(process.execPath, words, env);
  return stderr.match(/^· GET /gm)?.length ?? 0;
}

async function change(portal, jobs) {
  for (const { job } of jobs) {
    const words = [TAXQ, 'job', 'view', job, '--json=id'];
    const { stdout } = await runProgram(process.execPath, words, portal.env);
    const { id } = JSON.parse(stdout);
    const answer = await fetch(`${portal.url}/pro/v1/jobs/${id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'I have your documents and will look at them tomorrow.' }),
    });
    if (!answer.ok) throw new Error(`A message was answered with ${answer.status}.`);
  }
}

/** How long the queue of 500 open jobs takes, and how much less when little has changed since. */
export async function measure() {
  const portal = await startPortal('--seed', String(SEED));
  try {
    const [timed, counted] = [portal.freshEnv(), portal.freshEnv()];
    const bare = await runProgram(process.execPath, ['--input-type=module', '-e', BARE], timed);
    const report = async (what, target) => {
      const { ms, jobs } = await queue(timed);
      const count = await requests(counted);
      show(what, `${(ms / 1000).toFixed(2)} s`, target);
      show('  requests', count);
      show('  against a bare loop over all the jobs', ratio(ms, bare.ms));
      return jobs;
    };
    const jobs = await report(`queue of ${OPEN} open jobs, first reading`);
    await report('  again, nothing changed', 'the list only');
    await change(portal, jobs.filter((_, index) => index % 37 === 0).slice(0, CHANGED));
    await report(`  again, ${CHANGED} changed`, 'the list and those');
  } finally {
    await portal.stop();
  }
}
