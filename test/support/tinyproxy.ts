import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { tempFolder } from './taxq.ts';

export interface Tinyproxy {
  /** Such as `127.0.0.1:40123`. */
  host: string;
  /** All that it wrote down of what it was asked. */
  log(): Promise<string>;
}

/** A port that was free a moment ago: tinyproxy takes a number and no 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function untilItListens(process: ChildProcess, port: number): Promise<void> {
  while (!(await listens(port))) {
    if (process.exitCode !== null) throw new Error('tinyproxy didn’t start');
    await wait(20);
  }
}

/**
 * Starts Debian's tinyproxy on a free port of this machine; it ends with the test.
 *
 * @param lines more of its configuration, such as `BasicAuth user word`
 */
export async function startTinyproxy(...lines: readonly string[]): Promise<Tinyproxy> {
  const folder = await tempFolder();
  const port = await freePort();
  const log = join(folder, 'log');
  const configuration = [
    ...[`Port ${port}`, 'Listen 127.0.0.1', 'Allow 127.0.0.1', 'Timeout 30'],
    ...[`LogFile "${log}"`, 'LogLevel Info', 'MaxClients 50', ...lines],
  ];
  const path = join(folder, 'tinyproxy.conf');
  await writeFile(path, `${configuration.join('\n')}\n`);
  const process = spawn('tinyproxy', ['-d', '-c', path], { stdio: 'ignore' });
  onTestFinished(async () => {
    process.kill();
    if (process.exitCode === null) await once(process, 'exit');
  });
  await untilItListens(process, port);
  return { host: `127.0.0.1:${port}`, log: () => readFile(log, 'utf8') };
}
