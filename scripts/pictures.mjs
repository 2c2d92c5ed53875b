import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawTerminal } from './pictures/draw-terminal.mjs';
import { inTerminal, piped } from './pictures/run-taxq.mjs';

// Makes the pictures of the README from what the built command line really prints.

const PICTURES = [
  {
    file: 'job-list.svg',
    title: 'The open jobs of a pro, as taxq job list --status open shows them',
    args: ['job', 'list', '--status', 'open'],
    // It tells ages by this machine's clock, and the seed's times are relative to the portal's: the
    // ages are the same every day when the two clocks agree.
    clock: [],
    exit: 0,
  },
  {
    file: 'close-gate.svg',
    title: 'The close gate of a job that may not be closed yet, as taxq close JOB --check shows it',
    args: ['close', 'Elena', '--check'],
    clock: ['--clock', '2026-04-14T15:00:00Z'],
    exit: 6,
  },
];

const docs = fileURLToPath(new URL('../docs/', import.meta.url));

for (const { file, title, args, clock, exit } of PICTURES) {
  const home = await mkdtemp(join(tmpdir(), 'taxq-pictures-'));
  try {
    await piped(home, ['sandbox', 'start', '--detach', ...clock]);
    const output = await inTerminal(home, args, exit);
    const words = `$ taxq ${args.join(' ')}`;
    await writeFile(
      join(docs, file),
      drawTerminal(`\u001b[1m${words}\u001b[22m\n${output}`, title),
    );
    console.log(`docs/${file}`);
  } finally {
    await piped(home, ['sandbox', 'stop']);
    await rm(home, { recursive: true, force: true });
  }
}
