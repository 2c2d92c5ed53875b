import { describe, expect, test } from 'vitest';
import { type Fate, startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { notes } from './notes.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

const through = (fateOf: (count: number) => Fate) =>
  startRelay(sandbox().url, (method, path, count) =>
    method === 'POST' && path.endsWith('/notes') ? fateOf(count) : 'pass',
  );
const add = (doing: string, url = sandbox().url) =>
  taxq(['note', 'add', 'Raman', '--kind', 'working', '--doing', doing, '--json'], {
    env: { ...env(), TAXQ_URL: url },
  });
const times = async (doing: string) =>
  (await notes('Raman', env())).filter(({ text }) => text.endsWith(`- ${doing}`)).length;

describe('a note', () => {
  test('whose answer is lost is repeated under its key and counts once', async () => {
    const relay = await through((count) => (count === 1 ? 'lose' : 'pass'));
    const run = await add('Lost answer', relay.origin);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({ status: 'written', id: expect.any(String) });
    expect(relay.count('POST', '/notes')).toBe(2);
    expect(relay.keys.size).toBe(1);
    expect(await times('Lost answer')).toBe(1);
  });

  test('whose every answer is lost is found among the notes', async () => {
    const relay = await through(() => 'lose');
    const run = await add('Found at last', relay.origin);
    expect(run.code).toBe(0);
    expect(relay.keys.size).toBe(1);
    expect(await times('Found at last')).toBe(1);
  });

  test('that a web page answers is found among the notes', async () => {
    const relay = await through(() => 'garble');
    expect((await add('Web page', relay.origin)).code).toBe(0);
    expect(await times('Web page')).toBe(1);
  });

  test('that arrived without anybody learning of it is not written again, though others came after it', async () => {
    let isUp = false;
    const relay = await startRelay(sandbox().url, (method, path) =>
      !isUp && path.includes('/notes') && (method === 'POST' || relay.count('POST', '/notes') > 0)
        ? 'lose'
        : 'pass',
    );
    const home = { ...env(), TAXQ_HOME: await tempFolder(), TAXQ_URL: relay.origin };
    const words = ['note', 'add', 'Raman', '--kind', 'working', '--doing', 'Unlearned', '--json'];
    expect((await taxq(words, { env: home })).code).toBe(7);
    isUp = true;
    expect((await add('Another one')).code).toBe(0);
    const again = await taxq(words, { env: home });
    expect(again.code, again.stderr).toBe(0);
    expect(again.json()).toMatchObject({ text: expect.stringContaining('- Unlearned') });
    expect(relay.keys.size).toBe(1);
    expect(await times('Unlearned')).toBe(1);
  });

  test('that never arrives ends with 7, and is written once by the next run', async () => {
    const relay = await through(() => 'cut');
    expect((await add('Never', relay.origin)).code).toBe(7);
    expect(await times('Never')).toBe(0);
    expect((await add('Never')).code).toBe(0);
    expect((await add('Never')).json()).toMatchObject({ status: 'there' });
    expect(await times('Never')).toBe(1);
  });
});
