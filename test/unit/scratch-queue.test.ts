import { expect, it } from 'vitest';
import { useSandbox } from '/work/main/test/support/sandbox.ts';
import { startRelay } from '/work/main/test/support/relay.ts';
import { sandboxEnv, taxq } from '/work/main/test/support/taxq.ts';
import { setTimeout as wait } from 'node:timers/promises';
const sandbox = useSandbox({ seed: 500 });
it.each([['cut'],['fail']] as const)('dies half-way %s', async (fate) => {
  let n = 0;
  const relay = await startRelay(sandbox().url, () => (++n > 300 ? fate : 'pass'));
  const env = { ...sandboxEnv(sandbox()), TAXQ_URL: relay.origin };
  const t = performance.now();
  const ran = await taxq(['queue', '--json'], { env, transport: { sleep: (ms: number) => wait(ms) } });
  console.log(fate, ran.code, Math.round(performance.now() - t), 'ms', n, 'requests', ran.stdout.length, ran.stderr);
}, 120000);
