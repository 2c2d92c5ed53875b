import { spawn } from 'node:child_process';

// The shell's own clock counts the CPU time of whatever a program starts, too.
const TIMED = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" 2>&3; } 2>&4';

/**
 * Runs a program once. Answers wall time and CPU time (user and system) in ms and what it printed.
 * Throws when it fails.
 */
export function runProgram(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', TIMED, 'timed', command, ...args], {
      env: { ...process.env, ...env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore', 'pipe', 'pipe'],
    });
    const texts = ['', '', ''];
    [child.stdout, child.stdio[3], child.stdio[4]].forEach((stream, index) => {
      stream.on('data', (part) => {
        texts[index] += part;
      });
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const [stdout, stderr, times] = texts;
      if (code !== 0) reject(new Error(`${command} ended with ${code}: ${stderr.slice(-1_000)}`));
      const [ms, user, system] = times.split(' ').map((seconds) => Number(seconds) * 1000);
      resolve({ ms, cpuMs: user + system, stdout, stderr });
    });
  });
}
