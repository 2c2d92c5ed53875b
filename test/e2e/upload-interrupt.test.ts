import { access } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { BATCHES } from '../../src/work/document/send-batch.ts';
import { makeBulk } from '../support/bulk.ts';
import { type BulkScene, bulkScene, expectExactlyOnce, proEnv } from '../support/bulk-scene.ts';
import { type Decide, startRelay } from '../support/relay.ts';

/** How files go: each by itself, or so many in one request. */
const ALONE = { files: 12, each: 1 };
const IN_BATCHES = { files: 96, each: 16 };
type Way = typeof ALONE;

const AT_ONCE = 4;

const isUpload = (method: string, path: string): boolean =>
  method === 'POST' && /\/document(s|-batches)$/.test(path);

async function startRun({ files, each }: Way, decide: Decide) {
  const scene = await bulkScene('all');
  const { machine, jobs, portal } = scene;
  const relay = await startRelay(portal.url, decide, each === 1 ? { hidden: BATCHES } : {});
  const env = await proEnv(portal, 'all', { url: relay.origin });
  const bulk = await makeBulk(machine.folder, jobs, { count: files });
  const running = machine.start(['upload', 'run', 'plan.csv'], { env });
  const uploads = () => relay.count('POST', each === 1 ? '/documents' : '/document-batches');
  await expect.poll(uploads, { timeout: 10_000, interval: 10 }).toBe(AT_ONCE);
  return { scene: { ...scene, env }, bulk, running, uploads };
}

/** Runs what the program told to run. */
async function goOn({ machine, env }: BulkScene, stderr: string): Promise<void> {
  const [, command = ''] = /Go on with: taxq (.+)$/m.exec(stderr) ?? [];
  expect(command).toBe('upload run plan.csv');
  const again = await machine.run(command.split(' '), { env });
  expect(again.code, again.stderr).toBe(0);
}

/** What became of a file, by its line in a pipe. */
const statusOf = (line: string): string => line.split('\t')[4] ?? '';

test.each([
  ['Ctrl-C', 'alone', 'SIGINT', 130, ALONE],
  ['SIGTERM', 'alone', 'SIGTERM', 143, ALONE],
  ['Ctrl-C', 'in batches', 'SIGINT', 130, IN_BATCHES],
] as const)(
  '%s lets what is under way arrive, begins nothing new and says how to go on (files go %s)',
  async (_, __, signal, code, way) => {
    const underWay = AT_ONCE * way.each;
    const leftOver = way.files - underWay;
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { scene, bulk, running, uploads } = await startRun(way, (method, path) =>
      isUpload(method, path) ? gate.then(() => 'pass') : 'pass',
    );
    const { machine, env } = scene;
    running.kill(signal);
    // Another run of the program is a good while later for this one.
    const status = await machine.run(['upload', 'status', '--json'], { env });
    expect(status.json()).toMatchObject([{ state: 'running', counts: { sending: underWay } }]);
    open();

    const ended = await running.ended;
    expect(ended.code, ended.stderr).toBe(code);
    expect(uploads()).toBe(AT_ONCE);
    const statuses = ended.stdout.trimEnd().split('\n').map(statusOf);
    expect(statuses.filter((one) => one === 'uploaded')).toHaveLength(underWay);
    expect(statuses.filter((one) => one === 'left')).toHaveLength(leftOver);
    expect(ended.stderr).toContain(`${underWay} of ${way.files} files are on the portal`);
    expect(ended.stderr).toContain('What didn’t arrive is in plan.left.csv.');
    const left = await machine.run(['upload', 'run', 'plan.left.csv', '--dry-run', '--json'], {
      env,
    });
    expect(left.json()).toHaveLength(leftOver);

    await goOn(scene, ended.stderr);
    await expectExactlyOnce(scene, bulk, signal);
  },
);

test.each([
  ['alone', ALONE],
  ['in batches', IN_BATCHES],
] as const)(
  'a second Ctrl-C ends it at once, and the next run brings each file once (files go %s)',
  async (_, way) => {
    let withheld = 0;
    const { scene, bulk, running } = await startRun(way, (method, path) => {
      if (!isUpload(method, path) || withheld >= AT_ONCE) return 'pass';
      withheld += 1;
      // The portal takes them, and the program never hears of it.
      return 'withhold';
    });
    const { machine, env } = scene;
    running.kill('SIGINT');
    await machine.run(['upload', 'status'], { env });
    const asked = performance.now();
    running.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.code).toBeUndefined();
    expect(performance.now() - asked).toBeLessThan(2_000);
    await expect(access(`${machine.folder}/plan.left.csv`)).rejects.toThrow();

    const status = await machine.run(['upload', 'status', '--json'], { env });
    expect(status.json()).toMatchObject([
      { state: 'interrupted', counts: { sending: AT_ONCE * way.each } },
    ]);
    const again = await machine.run(['upload', 'run', 'plan.csv'], { env });
    expect(again.code, again.stderr).toBe(0);
    await expectExactlyOnce(scene, bulk, 'second Ctrl-C');
  },
);
