import { describe, expect, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';
import { CHANGE_FIELDS, type Change, scopeChanges, statusOf } from './scope-changes.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

const REASON = ['--reason', 'A business of their own since May'];
const request = (...words: string[]) => ['scope', 'request', ...words];

describe('scope request', () => {
  test('requests services by id and by a part of the name, and the job goes On-Hold', async () => {
    const run = await taxq(
      request(
        'Rivera',
        '--item',
        'SCHEDULE_C',
        '--item',
        'state return=2',
        ...REASON,
        '--yes',
        '--json',
      ),
      { env: env() },
    );
    expect(run.code).toBe(0);
    const change = run.json<Change>();
    expect(Object.keys(change)).toEqual(CHANGE_FIELDS);
    expect(change).toMatchObject({
      kind: 'SERVICE',
      status: 'PENDING',
      reason: 'A business of their own since May',
      items: [
        { item_id: 'SCHEDULE_C', quantity: 1 },
        { item_id: 'STATE_RETURN', quantity: 2 },
      ],
    });
    expect(await scopeChanges('Rivera', env())).toHaveLength(1);
    expect(await statusOf('Rivera', env())).toBe('ON_HOLD');
  });

  test('requests a consultation by the consultations’ own operation', async () => {
    const run = await taxq(
      request('Núñez', '--item', 'walk-through', ...REASON, '--yes', '--json'),
      { env: env() },
    );
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({ kind: 'CONSULTATION', reason: REASON[1] });
    expect(await scopeChanges('Núñez', env())).toMatchObject([
      { kind: 'CONSULTATION', status: 'PENDING', items: [{ quantity: 1 }] },
    ]);
  });

  test('shows what it does and asks on a terminal', async () => {
    const run = await taxq(request('David', '--item', 'fbar', ...REASON), {
      env: env(),
      terminal: true,
      answers: { 'Request this for': 'y\n' },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('1 × FBAR');
    expect(run.stderr).toContain('because A business of their own since May');
    expect(run.stderr).toContain('On-Hold until the client decides (rule C3)');
    expect(run.stderr).toContain('Pro Success in the portal’s help chat, too (rule C4)');
    expect(run.stdout).toBe('✓ Requested: FBAR\n');
  });

  test.each(['WHY', 'why', '…', 'They started a business in …', '{reason}'])(
    'sends nobody a reason that is still to be written: %s',
    async (reason) => {
      const words = request('David', '--item', 'fbar', '--reason', reason, '--yes');
      const run = await taxq(words, { env: env() });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain(`“${reason}” is still to be filled in.`);
    },
  );

  test('requests nothing after a no, without an answer, or with --dry-run', async () => {
    const words = request('Raman', '--item', 'fbar', ...REASON);
    const no = await taxq(words, {
      env: env(),
      terminal: true,
      answers: { 'Request this for': 'n\n' },
    });
    expect(no.code).toBe(1);
    const unasked = await taxq(words, { env: env() });
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain('--yes');
    const dry = await taxq([...words, '--dry-run', '--json'], { env: env() });
    expect(dry.code).toBe(0);
    expect(dry.json()).toMatchObject({ id: null, status: null, items: [{ item_id: 'FBAR' }] });
    expect(dry.stderr).toContain('name no price');
    expect(await scopeChanges('Raman', env())).toEqual([]);
  });

  test.each([
    ['the same that waits already', 'schedule e', 'scope_change_duplicate', 'C3'],
    ['another while one waits', 'fbar', 'scope_change_pending', 'waits for the client'],
  ])('refuses %s, and says how to see and withdraw it', async (_, item, code, words) => {
    const run = await taxq(request('Brien', '--item', item, ...REASON, '--yes', '--json'), {
      env: env(),
    });
    expect(run.code).toBe(6);
    expect(run.stderr).toContain(code);
    expect(run.stderr).toContain(words);
    expect(run.stderr).toMatch(/taxq scope list \w{11}; take it back: taxq scope withdraw \w{11}/);
    expect(await scopeChanges('Brien', env())).toHaveLength(1);
  });

  test('says where to look when the portal refuses', async () => {
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.endsWith('/scope-changes') ? 'refuse' : 'pass',
    );
    const run = await taxq(request('Raman', '--item', 'fbar', ...REASON, '--yes'), {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(run.code).toBe(6);
    expect(run.stderr).toMatch(/→ .*taxq scope list \w{11}/);
  });

  test.each([
    ['a closed job', 'Feld', ['--item', 'fbar'], 6, 'X11'],
    ['an unknown item', 'Raman', ['--item', 'unicorn'], 2, 'There is no item “unicorn”'],
    ['an item that fits several', 'Raman', ['--item', 'schedule'], 2, 'Schedule E (SCHEDULE_E)'],
    ['a quantity of 0', 'Raman', ['--item', 'fbar=0'], 2, 'from 1 to 1000'],
    ['a quantity over 1000', 'Raman', ['--item', 'fbar=1001'], 2, 'from 1 to 1000'],
    ['a quantity in words', 'Raman', ['--item', 'fbar=two'], 2, 'from 1 to 1000'],
    [
      'quantities that add up to over 1000',
      'Raman',
      ['--item', 'fbar=600', '--item', 'FBAR=600'],
      2,
      'from 1 to 1000',
    ],
    ['both kinds at once', 'Raman', ['--item', 'fbar', '--item', 'planning'], 2, 'can’t hold'],
    ['an unknown job', 'Nobody', ['--item', 'fbar'], 5, 'There is no job'],
    ['an ambiguous job', 'Kim', ['--item', 'fbar'], 2, 'fits 2 jobs'],
  ])('refuses %s', async (_, job, words, code, said) => {
    const run = await taxq(request(job, ...words, ...REASON, '--yes'), { env: env() });
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(said);
  });

  test.each([
    ['without a reason', ['--item', 'fbar']],
    ['with a blank reason', ['--item', 'fbar', '--reason', '  ']],
    ['without an item', REASON],
  ])('is a usage error %s', async (_, words) => {
    const run = await taxq(request('Raman', ...words, '--yes'), { env: env() });
    expect(run.code).toBe(2);
  });
});
