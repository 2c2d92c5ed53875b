import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownMachine, type Started } from '../support/program.ts';
import { type Fate, startRelay } from '../support/relay.ts';
import { ownSandbox } from '../support/sandbox.ts';
import { sandboxEnv, taxq } from '../support/taxq.ts';

const RIVERA = 'Z9F4USMD6H3';
const TEXTS = ['Hi Jordan,\n\nThis comes second.', 'Hi Jordan,\n\nThis comes third.'];

test('a plan killed between the portal and its answer, applied again, sends each message once', async () => {
  const machine = await ownMachine();
  const sandbox = await ownSandbox();
  // Withheld: the portal has it and nobody learns of it. Held: it never came to the portal.
  const fates: Fate[] = ['withhold', 'hold', 'withhold'];
  let victim: Started | undefined;
  let met: (fate: Fate) => void = () => {};
  const relay = await startRelay(sandbox.url, (method, path) => {
    const fate = method === 'POST' && path.endsWith('/messages') ? fates.shift() : undefined;
    if (fate !== undefined) met(fate);
    return fate ?? 'pass';
  });
  const direct = { ...sandboxEnv(sandbox), TAXQ_HOME: machine.home };
  const env = { ...direct, TAXQ_URL: relay.origin };
  const texts = async () => {
    const args = ['message', 'list', RIVERA, '--all', '--json=text'];
    const run = await taxq(args, { env: direct });
    expect(run.code, run.stderr).toBe(0);
    return run.json<{ text: string }[]>().map(({ text }) => text);
  };
  const before = await texts();

  const file = join(machine.folder, 'plan.md');
  await taxq(['plan', '--job', RIVERA, '-o', file], { env });
  const plan = await readFile(file, 'utf8');
  const intro = plan.slice(plan.indexOf('## 1.'));
  const further = (kind: string, text: string) =>
    intro
      .replace(`intro-${RIVERA}`, `${kind}-${RIVERA}`)
      .replace(/~~~~ message[\s\S]*?~~~~/, `~~~~ message for ${RIVERA}\n${text}\n~~~~`);
  const more = ['answer', 'check-in'].map((kind, index) => further(kind, TEXTS[index] ?? ''));
  await writeFile(file, [plan, ...more].join('\n'));

  const apply = ['apply', 'plan.md', '--yes', '--json'];
  while (fates.length > 0) {
    const sent = (await texts()).length;
    const fate = await new Promise<Fate>((resolve) => {
      met = resolve;
      victim = machine.start(apply, { env });
    });
    // Only once the portal has it, for its answer to be what the kill takes away.
    while (fate === 'withhold' && (await texts()).length === sent);
    victim?.kill('SIGKILL');
    await victim?.ended;
  }

  const last = await machine.run(apply, { env });
  expect(last.code, last.stderr).toBe(0);
  const said = (await texts()).slice(before.length);
  expect(said).toEqual([expect.stringContaining('Hi Jordan,\n\nI'), ...TEXTS]);
  const again = await taxq(['apply', file, '--yes', '--json'], { env });
  expect(again.json<{ status: string }[]>().map(({ status }) => status)).toEqual(
    Array(3).fill('already_done'),
  );
}, 60_000);
