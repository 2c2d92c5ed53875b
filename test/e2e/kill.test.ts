import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePdf } from '../support/pdf.ts';
import { envOf, ownMachine, type Served } from '../support/program.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('what was acknowledged before kill -9 is there after it, byte for byte', async () => {
  const { start, run, folder } = await ownMachine();
  const serve = ['sandbox', 'start', '--json', '--data', 'portal'];
  const first = start(serve);
  const before = JSON.parse(await first.firstLine) as Served;
  const files = Array.from({ length: 12 }, (_, index) => `w2-${index}.pdf`);
  for (const [index, name] of files.entries()) {
    await writeFile(join(folder, name), makePdf(`Form W-2, number ${index}`, 300_000));
  }

  // NDJSON prints each file as it is acknowledged, so the kill comes among the uploads.
  const uploads = start(
    ['doc', 'upload', 'Núñez', ...files, '--tag', 'W_2', '--format', 'ndjson'],
    { env: envOf(before) },
  );
  const talks = Array.from({ length: 3 }, (_, index) =>
    run(['message', 'send', 'Núñez', '--text', `Word ${index}`, '--yes', '--json'], {
      env: envOf(before),
    }),
  );
  await uploads.firstLine;
  first.kill('SIGKILL');
  await first.ended;
  // The same address again, as when a portal's server is restarted in the middle.
  const second = start([...serve, '--port', new URL(before.url).port]);
  const after = JSON.parse(await second.firstLine) as Served;
  expect(after).toMatchObject({
    url: before.url,
    client_id: before.client_id,
    client_secret: before.client_secret,
  });
  const { stdout } = await uploads.ended;
  const spoken = await Promise.all(talks);

  const env = envOf(after);
  const rows = stdout.trimEnd().split('\n');
  const acknowledged = rows
    .map((row) => JSON.parse(row) as { status: string; document_id: string; file: string })
    .filter(({ status }) => status === 'uploaded');
  expect(acknowledged.length).toBeGreaterThan(0);

  const got = await run(['doc', 'download', 'Núñez', '--out', 'back', '--json'], { env });
  expect(got.code, got.stderr).toBe(0);
  const back = got.json<{ document_id: string; path: string }[]>();
  for (const { document_id, file } of acknowledged) {
    const found = back.find((one) => one.document_id === document_id);
    const original = await readFile(join(folder, file));
    expect(sha256(await readFile(found?.path ?? ''))).toBe(sha256(original));
  }

  const chat = await run(['message', 'list', 'Núñez', '--all', '--json=text'], { env });
  const texts = chat.json<{ text: string }[]>().map(({ text }) => text);
  for (const [index, { code: sent }] of spoken.entries()) {
    const times = texts.filter((text) => text === `Word ${index}`).length;
    if (sent === 0) expect(times).toBe(1);
    else expect(times).toBeLessThanOrEqual(1);
  }

  // The same command again brings the rest, and nothing twice.
  const again = await run(['doc', 'upload', 'Núñez', ...files, '--tag', 'W_2', '--json'], { env });
  expect(again.code, again.stderr).toBe(0);
  const list = await run(['doc', 'list', 'Núñez', '--json=title'], { env });
  const titles = list.json<{ title: string }[]>().map(({ title }) => title);
  for (const name of files) {
    expect(titles.filter((title) => `${title}.pdf` === name)).toHaveLength(1);
  }
});
