import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { systemCode, TaxqError } from './errors.ts';

declare const TAXQ_VERSION: string;

/**
 * Runs the command line of this process. The first Ctrl-C (or SIGTERM) asks the command to stop
 * cleanly, the second ends it at once.
 *
 * @returns the exit code
 */
export async function start(): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever writes is told of a failure; without a listener it would end the process here.
    stream.on('error', () => {});
  }
  if (process.argv.length === 3 && process.argv[2] === '--version') return printVersion();
  // undici's HTTP parser is WebAssembly: optimising it in the background takes longer than most
  // commands live, and Node waits for it at the end.
  setFlagsFromString('--liftoff-only');
  const controller = new AbortController();
  let code = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    code = signal === 'SIGTERM' ? 143 : 130;
    if (controller.signal.aborted) {
      process.off(signal, onSignal);
      process.kill(process.pid, signal);
      return;
    }
    controller.abort(
      new TaxqError({
        kind: 'interrupted',
        code: 'interrupted',
        message: 'Interrupted.',
        why: 'What was done before stays done.',
      }),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    const { main } = await import('./main.ts');
    const done = await main(process.argv.slice(2), {
      streams: { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
      env: process.env,
      version: TAXQ_VERSION,
      command: [process.execPath, fileURLToPath(new URL('../bin/taxq.js', import.meta.url))],
      templates: fileURLToPath(new URL('../templates', import.meta.url)),
      pdfWorker: fileURLToPath(new URL('../dist/pdf-worker.js', import.meta.url)),
      clock: () => new Date(),
      signal: controller.signal,
      stopCode: () => code || 130,
    });
    return code === 0 ? done : code;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function printVersion(): Promise<number> {
  return new Promise((resolve) => {
    process.stdout.write(`${TAXQ_VERSION}\n`, (error) => {
      if (!error || systemCode(error) === 'EPIPE') {
        resolve(0);
        return;
      }
      process.stderr.write(`✗ ${error.message}\n`);
      resolve(1);
    });
  });
}
