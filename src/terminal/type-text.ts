import { createInterface } from 'node:readline';
import type { Terminal } from './terminal.ts';

/**
 * Reads lines that are typed or pasted at the keyboard, until Ctrl-D. The keyboard stays open, so
 * that a question can follow.
 *
 * @returns null when Ctrl-C was typed instead
 */
export function typeText({
  stdin,
  stderr,
}: Pick<Terminal, 'stdin' | 'stderr'>): Promise<string | null> {
  const lines: string[] = [];
  let stopped = false;
  const reader = createInterface({
    input: stdin,
    output: stderr,
    terminal: true,
    prompt: '',
    historySize: 0,
  });
  reader.on('line', (line) => lines.push(line));
  reader.on('SIGINT', () => {
    stopped = true;
    reader.close();
  });
  return new Promise((resolve) => {
    reader.on('close', () => resolve(stopped ? null : lines.join('\n')));
  });
}
