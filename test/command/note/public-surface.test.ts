import { describe, expect, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { taxq } from '../../support/taxq.ts';
import { callNote, LATER } from './notes.ts';

const sandbox = useSandbox({ surface: 'public' });

describe('on a portal of the public API only', () => {
  test.each([
    ['a note', ['note', 'add', 'Raman', '--kind', 'waiting', '--item', 'Form W-2', '--yes']],
    ['a text', ['note', 'add', 'Raman', '--kind', 'call', '--text', 'Had a call.', '--yes']],
    ['a note of a call', [...callNote('Raman', 'Send it'), '--yes']],
    ['a dry run', [...callNote('Raman', 'Send it'), '--dry-run']],
    ['the list', ['note', 'list', 'Raman']],
  ])('%s ends with 10, names the capability, and writes nothing anywhere', async (_, words) => {
    const relay = await startRelay(sandbox().url, () => 'pass');
    const env = await publicProfileEnv(sandbox(), relay.origin);
    const run = await taxq(words, { env, clock: LATER });
    expect(run.code).toBe(10);
    expect(run.stderr).toContain('“notes”');
    expect(run.stderr).toContain('taxq job open');
    expect(relay.count('POST', '/messages')).toBe(0);
    expect(relay.count('POST', '/notes')).toBe(0);
  });

  test('nothing is asked before that is said', async () => {
    const env = await publicProfileEnv(sandbox());
    const run = await taxq(['note', 'add', 'Raman', '--kind', 'waiting'], { env, terminal: true });
    expect(run.code).toBe(10);
    expect(run.stderr).not.toContain('What is missing');
  });
});
