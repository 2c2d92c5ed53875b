import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TAXQ = fileURLToPath(new URL('../../bin/taxq.js', import.meta.url));

/** Starts a program whose output is text, in the folder, and ends it with the signal. */
function start(command, args, { folder, env, signal }) {
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      output[name] += text;
    });
  }
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, output, ended };
}

/** Runs the built taxq to its end. */
export async function runTaxq(words, place) {
  const { output, ended } = start(process.execPath, [TAXQ, ...words], place);
  return { code: await ended, ...output };
}

/**
 * Starts a server and waits until it says that it is ready.
 *
 * @param isReady whether what it has written says so
 */
export async function serve(command, args, place, isReady) {
  const { child, output, ended } = start(command, args, place);
  await new Promise((resolve, reject) => {
    child.stdout.on('data', () => isReady(output.stdout) && resolve());
    ended.then(
      (code) =>
        reject(new Error(`${command} ended with ${code}: ${output.stdout}${output.stderr}`)),
      reject,
    );
  });
  return {
    /** All that it has written on standard output so far. */
    text: () => output.stdout,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Starts a sandbox; answers what its clients need. */
export async function serveSandbox(surface, place) {
  const words = ['sandbox', 'start', '--json', '--surface', surface, '--data', 'portal'];
  const isReady = (text) => text.includes('\n');
  const server = await serve(process.execPath, [TAXQ, ...words], place, isReady);
  return { ...JSON.parse(server.text()), stop: server.stop };
}
