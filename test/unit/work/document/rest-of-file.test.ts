import { createHash } from 'node:crypto';
import { appendFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTransport } from '../../../../src/http/transport.ts';
import { type PreflightFile, preflightFile } from '../../../../src/transfer/preflight.ts';
import { openRest } from '../../../../src/work/document/rest-of-file.ts';
import { writeOne } from '../../../support/files.ts';

/** Numbers in turn: no two stretches are alike. */
const CONTENT = Buffer.from(new Uint32Array(500_000).map((_, index) => index).buffer);
/** More than a connection takes by itself. */
const LARGE = Buffer.from(new Uint32Array(5_000_000).map((_, index) => index).buffer);

async function checked(content = CONTENT): Promise<PreflightFile> {
  const path = await writeOne('file.bin', '');
  await writeFile(path, content);
  return preflightFile(path, { expectPdf: false });
}

/** What a reading gives from an offset on. */
async function readFrom(file: PreflightFile, from: number) {
  const steps: number[] = [];
  const pieces: Buffer[] = [];
  for await (const piece of openRest(file, (sent) => steps.push(sent))(from)) {
    pieces.push(Buffer.from(piece));
  }
  return { bytes: Buffer.concat(pieces), steps };
}

/** Turns of the loop without a new piece after which a connection is taken to be full. */
const STUCK_AFTER = 100;

/** Waits until nothing is handed over any more, for the connection takes no more. */
async function whenStuck(sent: () => number): Promise<void> {
  let before = -1;
  for (let turns = 0; turns < STUCK_AFTER; turns += 1) {
    if (sent() !== before) turns = 0;
    before = sent();
    await turnOfTheLoop();
  }
}

/** The digest of a file’s bytes at a server that reads only when the connection is full. */
async function digestAtSlowServer(file: PreflightFile): Promise<string> {
  let sent = 0;
  const hash = createHash('sha256');
  const read = openRest(file, (bytes) => {
    sent = bytes;
  });
  const server = createServer(async (request, response) => {
    for await (const chunk of request) {
      if (sent < file.size) await whenStuck(() => sent);
      hash.update(chunk);
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const transport = openTransport({ origin: `http://127.0.0.1:${port}`, userAgent: 'test' });
  onTestFinished(async () => {
    await transport.close();
    await new Promise((resolve) => server.close(resolve));
  });
  const body = () => Readable.from(read(0), { objectMode: false });
  const request = { method: 'PUT', path: '/', headers: {}, repeatable: false } as const;
  await transport.send({ ...request, read: 'text', body });
  return hash.digest('hex');
}

describe('the rest of a file that goes in parts', () => {
  test.each([0, 1, 262_144, CONTENT.length - 1])('is given from offset %i on', async (from) => {
    const { bytes, steps } = await readFrom(await checked(), from);
    expect(bytes.equals(CONTENT.subarray(from))).toBe(true);
    expect(steps.at(-1)).toBe(CONTENT.length);
  });

  test('arrives byte for byte at a portal that is slower than the disk', async () => {
    const file = await checked(LARGE);
    expect(await digestAtSlowServer(file)).toBe(file.sha256);
  });

  test.each([
    ['grew', (path: string) => appendFile(path, 'more')],
    ['shrank', (path: string) => truncate(path, CONTENT.length - 1)],
  ])('is refused when the file %s', async (_, change) => {
    const file = await checked();
    await change(file.path);
    await expect(readFrom(file, 0)).rejects.toMatchObject({ kind: 'usage', code: 'file_changed' });
  });

  test('is missed when the file is gone', async () => {
    const file = await checked();
    await rm(file.path);
    await expect(readFrom(file, 0)).rejects.toMatchObject({ code: 'file_missing' });
  });
});
