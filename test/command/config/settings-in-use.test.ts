import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const NOW = '2026-03-11T15:00:00.000Z';
const sandbox = useSandbox({ clock: NOW });

/** A machine in UTC whose pro has set something. */
async function machine(...settings: readonly (readonly [string, string])[]) {
  const env = { ...sandboxEnv(sandbox()), TAXQ_HOME: await tempFolder(), TZ: 'UTC' };
  for (const [key, value] of settings) {
    expect((await taxq(['config', 'set', key, value], { env })).code).toBe(0);
  }
  return (args: readonly string[], options: RunOptions = {}) =>
    taxq(args, { env, clock: () => new Date(NOW), ...options });
}

describe('draft_days', () => {
  test('is what a message promises', async () => {
    const run = await (await machine(['draft_days', '10']))(['intro', 'Rivera', '--dry-run']);
    expect(run.stderr.replace(/\n│ /g, ' ')).toContain('within 10 business days');
  });
});

describe('time_zone', () => {
  // Fourteen hours ahead of UTC, all the year.
  const ZONE = ['time_zone', 'Pacific/Kiritimati'] as const;
  const both = async () => ({ here: await machine(), there: await machine(ZONE) });

  test.each([
    ['messages', ['message', 'list', 'Rivera']],
    ['events', ['job', 'events', 'Rivera']],
    ['milestones', ['job', 'milestones', 'Elena']],
    ['a job', ['job', 'view', 'Rivera']],
    ['the close gate', ['close', 'Elena', '--check']],
  ])('is that of %s on a terminal', async (_, args) => {
    const { here, there } = await both();
    const times = async (run: typeof here) => {
      const { stdout } = await run(args, { terminal: true });
      const found = [...stdout.matchAll(/[A-Z][a-z]{2} \d+, \d{4} \d\d:\d\d/g)];
      return found.map(([time]) => Date.parse(`${time} UTC`) / 3_600_000);
    };
    const utc = await times(here);
    expect(utc).not.toHaveLength(0);
    expect(await times(there)).toEqual(utc.map((hours) => hours + 14));
  });

  test('leaves JSON in UTC', async () => {
    const { here, there } = await both();
    const args = ['message', 'list', 'Rivera', '--json'];
    expect((await there(args)).stdout).toBe((await here(args)).stdout);
  });

  test('says which day it is for a promise in a message', async () => {
    const { here, there } = await both();
    // A Saturday is no day to promise, unless it is today.
    const text = 'You will have the draft by Saturday, March 14, 2026.';
    const args = ['message', 'lint', '--text', text, '--json=rule'];
    const clock = () => new Date('2026-03-13T15:00:00Z');
    expect((await here(args, { clock })).json()).toEqual([{ rule: 'M3' }]);
    expect((await there(args, { clock })).json()).toEqual([]);
  });

  test('says which day it is for a note', async () => {
    const { here, there } = await both();
    const args = ['note', 'add', 'Rivera', '--kind', 'call', '--date', '2026-03-12', '--dry-run'];
    expect((await here(args)).stderr).toContain('--date isn’t right');
    expect((await there(args)).stderr).not.toContain('--date isn’t right');
  });
});
