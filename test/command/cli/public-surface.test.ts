import { describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../../../src/portal/contract/index.ts';
import { PRO } from '../../../src/sandbox/seed/catalog.ts';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';

const NOW = '2026-03-11T15:00:00.000Z';

const sandbox = useSandbox({ surface: 'public', clock: NOW });

/** Runs a command on the documented API alone, and tells how many writes reached the portal. */
async function run(words: readonly string[]) {
  const relay = await startRelay(sandbox().url, () => 'pass');
  const env = { ...sandboxEnv(sandbox()), TAXQ_URL: relay.origin, TAXQ_USER_ID: PRO.user_id };
  const ran = await taxq(words, { env, clock: () => new Date(NOW) });
  return { ...ran, writes: relay.count('POST', '') - relay.count('POST', '/oauth/token') };
}

/** What needs a capability, and can’t be done without it. */
const IMPOSSIBLE: readonly (readonly [capability: string, words: readonly string[]])[] = [
  ['events', ['job', 'events', 'Raman']],
  ['milestones', ['job', 'milestones', 'Raman']],
  ['milestones', ['job', 'milestones', 'Raman', '--done', 'Filed', '--yes']],
  ['info_complete', ['job', 'info-complete', 'Raman', '--yes']],
  ['info_complete', ['job', 'info-complete', 'Raman', '--withdraw', '--yes']],
  ['notes', ['note', 'list', 'Raman']],
  ['notes', ['note', 'add', 'Raman', '--kind', 'waiting', '--item', 'Form W-2', '--yes']],
  [
    'scope_changes',
    ['scope', 'request', 'Raman', '--item', 'SCHEDULE_C', '--reason', 'x', '--yes'],
  ],
  ['scope_changes', ['scope', 'withdraw', 'Brien', '--yes']],
  [
    'complete',
    [
      ...['close', 'Raman', '--rating', '5', '--yes', '--reason', 'I looked in the portal'],
      ...['X1', 'X3', 'X5', 'I1', 'I8'].flatMap((rule) => ['--override', rule]),
    ],
  ],
];

/** What a capability makes better, and the documented API does all the same. */
const STILL_WORKS: Readonly<Record<string, readonly string[]>> = {
  me: ['auth', 'status'],
  jobs: ['job', 'list'],
  documents: ['doc', 'list', 'Raman'],
  document_types: ['doc', 'tags'],
  document_versions: ['doc', 'list', 'Raman'],
  document_batches: ['doc', 'upload', 'Raman', 'package.json', '--tag', 'OTHER', '--dry-run'],
  resumable_uploads: ['doc', 'upload', 'Raman', 'package.json', '--tag', 'OTHER', '--dry-run'],
  messages: ['message', 'send', 'Raman', '--text', 'Thank you.', '--dry-run'],
  message_bank: ['bank', 'list'],
};

describe('on a portal that offers the documented API and nothing more', () => {
  test('of each capability it is known what becomes of it', () => {
    const known = [...IMPOSSIBLE.map(([capability]) => capability), ...Object.keys(STILL_WORKS)];
    expect([...new Set(known)].sort()).toEqual([...CAPABILITIES].sort());
  });

  test.each(IMPOSSIBLE)(
    'without “%s” it ends with 10 and the way to the portal: %j',
    async (capability, words) => {
      const ran = await run(words);
      expect(ran, ran.stderr).toMatchObject({ code: 10, stdout: '', writes: 0 });
      expect(ran.stderr).toContain(`“${capability}”`);
      expect(ran.stderr).toMatch(/→ .*taxq job open \w+\n$/);
    },
  );

  test.each(Object.entries(STILL_WORKS))('without “%s” this works: %j', async (_, words) => {
    const ran = await run(words);
    expect(ran.code, ran.stderr).toBe(0);
  });

  test('what the client tells is shown before scope verify ends with 10', async () => {
    const ran = await run(['scope', 'verify', 'Raman', '--yes']);
    expect(ran).toMatchObject({ code: 10, writes: 0 });
    expect(ran.stdout).toContain('State return for Virginia: can’t be told');
    expect(ran.stderr).toContain('taxq job open 8N6DLH8VU9F');
  });

  test('the portal’s own filter is passed on', async () => {
    const ran = await run([
      'job',
      'list',
      '--filter',
      `member = "${PRO.user_id}"`,
      '--json=status',
    ]);
    expect(ran.json<object[]>().length).toBeGreaterThan(0);
    expect(ran.json()).not.toContainEqual({ status: 'UNCLAIMED' });
  });

  test('the way to the portal is open', async () => {
    const { code, stdout } = await run(['job', 'open', 'Raman', '--print']);
    expect(code).toBe(0);
    expect((await fetch(stdout.trim())).status).toBe(200);
  });
});
