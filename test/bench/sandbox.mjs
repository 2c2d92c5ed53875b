import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { median, samplesInTurn, show } from './measure.mjs';
import { startPortal } from './portal.mjs';

const BARE = fileURLToPath(new URL('bare-page.mjs', import.meta.url));
const PAGE = '/v1.0/jobs?page_size=50';
const ROUNDS = 3;

/** Serves one page by Fastify and nothing else. */
async function serveBare(page) {
  const child = spawn(process.execPath, [BARE], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(page));
  const [line] = await once(child.stdout, 'data');
  return {
    url: String(line).trim(),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

/** Requests a second; throws when one of them fails. */
async function loadOf(url, token, request) {
  const result = await autocannon({
    url,
    connections: 8,
    duration: 3,
    headers: { authorization: `Bearer ${token}` },
    requests: [request],
  });
  const failed = result.errors + result.non2xx;
  if (failed > 0) throw new Error(`${failed} of the requests to ${url} failed`);
  return result.requests.total / result.duration;
}

/** Every request asks for the same jobs in other words, so that no kept answer will do. */
function neverAsked() {
  let count = 0;
  return {
    setupRequest: (request) => {
      count += 1;
      const instant = new Date(count).toISOString();
      const filter = encodeURIComponent(`create_time > "${instant}"`);
      return { ...request, path: `${PAGE}&filter=${filter}` };
    },
  };
}

/** How fast the sandbox starts and answers. */
export async function measure() {
  const portal = await startPortal('--seed', '100');
  const headers = { authorization: `Bearer ${portal.token}` };
  const bare = await serveBare(await (await fetch(`${portal.url}${PAGE}`, { headers })).json());
  try {
    show('sandbox start to a token, whole process', `${portal.readyMs.toFixed(0)} ms`, '≤ 500 ms');
    const samples = await samplesInTurn(
      {
        bare: () => loadOf(bare.url, portal.token, { path: PAGE }),
        kept: () => loadOf(portal.url, portal.token, { path: PAGE }),
        bareAnew: () => loadOf(bare.url, portal.token, neverAsked()),
        anew: () => loadOf(portal.url, portal.token, neverAsked()),
      },
      ROUNDS,
    );
    const percent = (name, base) =>
      `${((median(samples[name]) / median(samples[base])) * 100).toFixed(0)} %`;
    show('jobs page of 50 by a bare Fastify route', `${median(samples.bare).toFixed(0)} a second`);
    show('  by the sandbox, kept since the last write', percent('kept', 'bare'), '≥ 40 %');
    // Asking in other words each time costs the asker, too.
    show('  by the sandbox, made anew each time', percent('anew', 'bareAnew'), '≥ 40 %');
  } finally {
    await bare.stop();
    await portal.stop();
  }
}
