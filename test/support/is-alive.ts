import { readFileSync } from 'node:fs';

/** Whether a process still runs; one that has ended and waits to be collected doesn't. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return !stat.slice(stat.lastIndexOf(')') + 1).startsWith(' Z');
}
