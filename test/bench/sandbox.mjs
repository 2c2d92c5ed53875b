import Fastify from 'fastify';
import { show } from './measure.mjs';
import { startPortal } from './portal.mjs';

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

/** How fast the sandbox starts and answers. */
export async function measure() {
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
