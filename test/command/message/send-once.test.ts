import { describe, expect, test } from 'vitest';
import { type Decide, startRelay } from '../../support/relay.ts';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { timesSaid } from './chat.ts';

const isSend = (method: string, path: string) => method === 'POST' && path.endsWith('/messages');
const send = (text: string, env: Record<string, string>, ...words: string[]) =>
  taxq(['message', 'send', 'Raman', '--text', text, ...words, '--yes', '--json'], { env });

describe('on a portal that only speaks the public API, a message', () => {
  const sandbox = useSandbox({ surface: 'public' });
  const through = async (decide: Decide) => {
    const relay = await startRelay(sandbox().url, decide);
    return { relay, env: await publicProfileEnv(sandbox(), relay.origin) };
  };
  const said = async (text: string) => timesSaid(text, 'Raman', await publicProfileEnv(sandbox()));

  test('whose answer is lost is found in the chat and not sent again', async () => {
    const { relay, env } = await through((...call) => (isSend(call[0], call[1]) ? 'lose' : 'pass'));
    const run = await send('Lost answer.', env);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject([{ status: 'sent', message_id: expect.any(String) }]);
    expect(relay.count('POST', '/messages')).toBe(1);
    expect(await said('Lost answer.')).toBe(1);
  });

  test('that a web page answers is found in the chat and not sent again', async () => {
    const { env } = await through((...call) => (isSend(call[0], call[1]) ? 'garble' : 'pass'));
    expect((await send('Web page.', env)).code).toBe(0);
    expect(await said('Web page.')).toBe(1);
  });

  test('that never arrived is sent again, and stands in the chat once', async () => {
    const { relay, env } = await through((method, path, count) =>
      isSend(method, path) && count <= 2 ? 'cut' : 'pass',
    );
    expect((await send('Third time.', env)).code).toBe(0);
    expect(relay.count('POST', '/messages')).toBe(3);
    expect(await said('Third time.')).toBe(1);
  });

  test('is given up after three tries', async () => {
    const { relay, env } = await through((...call) => (isSend(call[0], call[1]) ? 'cut' : 'pass'));
    expect((await send('Never.', env)).code).toBe(7);
    expect(relay.count('POST', '/messages')).toBe(3);
    expect(await said('Never.')).toBe(0);
  });

  test('whose fate can’t be read back is not sent again, and the error says how to find out', async () => {
    let sent = false;
    const { relay, env } = await through((method, path) => {
      if (isSend(method, path)) sent = true;
      return sent && path.includes('/messages') ? 'lose' : 'pass';
    });
    const run = await send('Who knows.', env);
    expect(run.code).toBe(7);
    expect(run.stderr).toContain('"code":"outcome_unknown"');
    expect(run.stderr).toContain('taxq message list');
    expect(relay.count('POST', '/messages')).toBe(1);
    expect(await said('Who knows.')).toBe(1);
  });

  test('that arrived without anybody learning of it is not sent again by the next run', async () => {
    let isUp = false;
    const { relay, env } = await through((method, path) => {
      const isChat = path.split('?')[0]?.endsWith('/messages');
      return !isUp && isChat && (method === 'POST' || relay.count('POST', '/messages') > 0)
        ? 'lose'
        : 'pass';
    });
    expect((await send('Did it arrive?', env)).code).toBe(7);
    isUp = true;
    const again = await send('Did it arrive?', env);
    expect(again.code, again.stderr).toBe(0);
    expect(again.json()).toMatchObject([
      { status: 'already_sent', message_id: expect.any(String), findings: [] },
    ]);
    expect(relay.count('POST', '/messages')).toBe(1);
    expect(await said('Did it arrive?')).toBe(1);
    expect((await send('Did it arrive?', env)).stderr).toContain('"code":"rule_m1"');
  });

  test('is not taken for an older one with the same words', async () => {
    const env = await publicProfileEnv(sandbox());
    const old = 'Your federal and Virginia returns have been accepted.';
    expect(await said(old)).toBe(1);
    const spoilt = await through((method, path, count) =>
      isSend(method, path) && count === 1 ? 'cut' : 'pass',
    );
    const again = ['--override', 'M1', '--reason', 'Asked for it again'];
    expect((await send(old, spoilt.env, ...again)).code).toBe(0);
    expect(await timesSaid(old, 'Raman', env)).toBe(2);
  });

  test('has no sender when the profile doesn’t say who the pro is', async () => {
    const run = await send('From whom?', sandboxEnv(sandbox()));
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('"code":"pro_unknown"');
  });
});

describe('on a portal with the pro surface, a message', () => {
  const sandbox = useSandbox();
  const through = async (decide: Decide) => {
    const relay = await startRelay(sandbox().url, decide);
    return { relay, env: { ...sandboxEnv(sandbox()), TAXQ_URL: relay.origin } };
  };
  const said = (text: string) => timesSaid(text, 'Raman', sandboxEnv(sandbox()));

  test('whose answer is lost is repeated under its key and counts once', async () => {
    const { relay, env } = await through((method, path, count) =>
      isSend(method, path) && count === 1 ? 'lose' : 'pass',
    );
    expect((await send('Under a key.', env)).code).toBe(0);
    expect(relay.count('POST', '/messages')).toBe(2);
    expect(await said('Under a key.')).toBe(1);
  });

  test('whose every answer is lost is found in the chat', async () => {
    const { env } = await through((...call) => (isSend(call[0], call[1]) ? 'lose' : 'pass'));
    const run = await send('Found at last.', env);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject([{ status: 'sent', message_id: expect.any(String) }]);
    expect(await said('Found at last.')).toBe(1);
  });

  test('that never arrives is tried under one key only, and ends with exit code 7', async () => {
    const { relay, env } = await through((...call) => (isSend(call[0], call[1]) ? 'cut' : 'pass'));
    expect((await send('Into the void.', env)).code).toBe(7);
    expect(relay.count('POST', '/messages')).toBeGreaterThan(1);
    expect(relay.keys.size).toBe(1);
    expect(await said('Into the void.')).toBe(0);
  });
});
