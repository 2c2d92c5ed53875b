import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { envOf, ownMachine, type Served, SURFACE } from '../support/program.ts';
import { type Decide, startRelay } from '../support/relay.ts';

const CLOSE = [
  ...['close', 'Raman', '--rating', '5', '--yes', '--json'],
  ...['--outcome', 'US=refund:1284', '--outcome', 'VA=owed:212.50'],
];

// A portal of the documented API closes no job.
test.skipIf(SURFACE === 'public')(
  'close, killed after every one of its steps, saves, tells and completes once',
  async () => {
    const { run, start, home } = await ownMachine();
    const served = (await run(['sandbox', 'start', '--detach', '--json'])).json<Served>();
    const direct = envOf(served);
    const chat = async () => {
      const list = await run(['message', 'list', 'Raman', '--all', '--json=text'], { env: direct });
      return list
        .json<{ text: string }[]>()
        .filter(({ text }) => /closing this job now/.test(text));
    };
    const job = async () => {
      const view = await run(['job', 'view', 'Raman', '--json=id,status'], { env: direct });
      return view.json<{ id: string; status: string }>();
    };

    let reached = () => {};
    let decide: Decide = () => 'pass';
    const relay = await startRelay(served.url, (...call) => decide(...call));
    const env = { ...direct, TAXQ_URL: relay.origin };
    /** Runs close until the nth such request comes, treats it so, and kills it once `done` holds. */
    const killedAt = async (
      method: string,
      end: RegExp,
      fate: 'hold' | 'withhold',
      { done = async () => true, nth = 1 }: { done?: () => Promise<boolean>; nth?: number } = {},
    ) => {
      let left = nth;
      const arrived = new Promise<void>((resolve) => {
        reached = resolve;
      });
      decide = (one, path) => {
        if (one !== method || !end.test(path)) return 'pass';
        left -= 1;
        if (left > 0) return 'pass';
        reached();
        return fate;
      };
      const closing = start(CLOSE, { env });
      await arrived;
      await expect.poll(done).toBe(true);
      closing.kill('SIGKILL');
      expect((await closing.ended).code).not.toBe(0);
      decide = () => 'pass';
    };
    const archive = async () => {
      const root = join(home, 'data', 'archive');
      const [folder = ''] = await readdir(root).catch(() => []);
      return readdir(join(root, folder)).catch(() => []);
    };

    // Three papers are read for the gate, then eight documents saved.
    await killedAt('GET', /\/download$/, 'hold', { nth: 6 });
    expect(await archive()).toEqual(['.documents.part']);
    await killedAt('POST', /\/messages$/, 'hold');
    expect(await archive()).toContain('manifest.json');
    expect(await chat()).toHaveLength(0);
    await killedAt('POST', /\/messages$/, 'withhold', {
      done: async () => (await chat()).length === 1,
    });
    await killedAt('POST', /\/complete$/, 'hold');
    expect((await job()).status).toBe('CLAIMED');
    await killedAt('POST', /\/complete$/, 'withhold', {
      done: async () => (await job()).status === 'CLOSED',
    });

    const last = await run(CLOSE, { env });
    expect(last.code).toBe(0);
    expect(last.json()).toMatchObject([{ closed: true, message_id: null, error: null }]);
    expect(await chat()).toHaveLength(1);
    const [folder = ''] = await readdir(join(home, 'data', 'archive'));
    const kept = join(home, 'data', 'archive', folder);
    expect((await readdir(kept)).sort()).toEqual([
      ...['conversation.json', 'conversation.md', 'documents.zip', 'manifest.json'],
    ]);
    expect(await readFile(join(kept, 'conversation.md'), 'utf8')).toContain('closing this job now');
    const check = await run(['close', 'Raman', '--check', '--json=archive'], { env });
    expect(check.json()).toEqual([{ archive: kept }]);
  },
  60_000,
);
