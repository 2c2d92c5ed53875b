import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePdf } from '../support/pdf.ts';
import { envOf, type Served, useMachine } from '../support/program.ts';
import { startRelay } from '../support/relay.ts';

const machine = useMachine('sandbox', 'start', '--detach');

interface Uploaded {
  title: string;
  status: string;
  error: { code: string } | null;
}

test.each([
  ['Ctrl-C', 'SIGINT', 130],
  ['SIGTERM', 'SIGTERM', 143],
] as const)(
  '%s in the middle of an upload ends it at once, and says what was done',
  async (_, signal, code) => {
    const { run, start, folder } = machine();
    const served = (await run(['sandbox', 'start', '--detach', '--json'])).json<Served>();
    const names = [`first-${signal}`, `second-${signal}`, `third-${signal}`];
    for (const name of names) await writeFile(join(folder, `${name}.pdf`), makePdf(name));
    // The portal takes the second upload in and never answers.
    const uploads = '/documents';
    const relay = await startRelay(served.url, (method, path, count) =>
      method === 'POST' && path.endsWith(uploads) && count > 1 ? 'hold' : 'pass',
    );

    const running = start(
      [
        ...['doc', 'upload', 'Núñez', ...names.map((name) => `${name}.pdf`)],
        ...['--tag', 'OTHER', '--format', 'ndjson'],
      ],
      {
        env: { ...envOf(served), TAXQ_URL: relay.origin },
      },
    );
    await expect.poll(() => relay.count('POST', uploads), { timeout: 10_000 }).toBe(2);
    const asked = performance.now();
    running.kill(signal);
    const ended = await running.ended;

    expect(ended.code).toBe(code);
    expect(performance.now() - asked).toBeLessThan(3_000);
    const rows = ended.stdout.trimEnd().split('\n');
    expect(rows.map((row) => JSON.parse(row) as Uploaded)).toMatchObject([
      { title: names[0], status: 'uploaded', error: null },
      { title: names[1], status: 'failed', error: { code: 'interrupted' } },
    ]);
    expect(ended.stderr).not.toContain('    at ');
    expect(relay.count('POST', uploads)).toBe(2);
    const list = await run(['doc', 'list', 'Núñez', '--json=title']);
    const titles = list.json<{ title: string }[]>().map(({ title }) => title);
    expect(titles).toContain(names[0]);
    expect(titles).not.toContain(names[2]);
  },
);
