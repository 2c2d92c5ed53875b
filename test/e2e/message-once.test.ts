import { expect, test } from 'vitest';
import { envOf, ownMachine, serve } from '../support/program.ts';
import { startRelay } from '../support/relay.ts';

const TEXT = 'Your lease has arrived, thank you.';
const SEND = ['message', 'send', 'Raman', '--text', TEXT, '--yes', '--json'];

/** A machine, and a portal behind a relay that withholds the answers to the first so many messages. */
async function scene(withheld: number, ...options: string[]) {
  const machine = await ownMachine();
  const served = await serve(machine, ...options);
  const arrived = { tell: () => {} };
  const first = new Promise<void>((resolve) => {
    arrived.tell = resolve;
  });
  const relay = await startRelay(served.url, (method, path, count) => {
    if (method !== 'POST' || !path.endsWith('/messages')) return 'pass';
    arrived.tell();
    return count <= withheld ? 'withhold' : 'pass';
  });
  const env = { ...envOf(served), TAXQ_URL: relay.origin, TAXQ_EMAIL: 'dana.whitaker@example.com' };
  const times = async () => {
    const { json } = await machine.run(['message', 'list', 'Raman', '--all', '--json'], { env });
    return json<{ text: string }[]>().filter(({ text }) => text === TEXT).length;
  };
  return { machine, relay, env, first, times };
}

test.each([
  ['all', []],
  ['public', ['--surface', 'public']],
])(
  'a message whose taxq is killed before the answer comes is in the chat once after the next run (surface %s)',
  async (_, options) => {
    const { machine, relay, env, first, times } = await scene(1, ...options);
    const killed = machine.start(SEND, { env });
    await first;
    await expect.poll(times).toBe(1);
    killed.kill('SIGKILL');
    await killed.ended;

    const again = await machine.run(SEND, { env });
    expect(again.code, again.stderr).toBe(0);
    expect(again.json()).toMatchObject([{ status: 'already_sent' }]);
    expect(relay.count('POST', '/messages')).toBe(1);
    expect(await times()).toBe(1);
  },
);

test('two that send the same at once send it once, and the other says so', async () => {
  const { machine, env, times } = await scene(0);
  const runs = await Promise.all([0, 1].map(() => machine.run(SEND, { env })));
  const [won, other] = runs.toSorted((one, two) => Number(one.code) - Number(two.code));
  expect(won?.code, won?.stderr).toBe(0);
  if (other?.code === 0) {
    const statuses = runs.map((run) => run.json<{ status: string }[]>()[0]?.status);
    expect(statuses.toSorted()).toEqual(['already_sent', 'sent']);
  } else {
    expect(other?.stderr).toMatch(/under_way|rule_m1/);
  }
  expect(await times()).toBe(1);
});
