import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../src/store/index.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { chat } from '../message/chat.ts';
import { LATER, notes } from './notes.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());
const add = (words: string[], options: RunOptions = {}) =>
  taxq(['note', 'add', ...words], { env: env(), clock: LATER, ...options });

const WAITING = ['--kind', 'waiting', '--item', 'Form W-2', '--item', 'Form 1098'];

describe('note add', () => {
  test('writes a note from flags, without asking, and gives every field', async () => {
    const run = await add(['Rivera', ...WAITING, '--since', '2026-02-20', '--json']);
    expect(run.code).toBe(0);
    expect(Object.keys(run.json<object>())).toEqual([
      'job',
      'status',
      'id',
      'kind',
      'text',
      'author',
      'create_time',
      'message_id',
      'message_text',
      'support_text',
      'findings',
      'note_findings',
    ]);
    expect(run.json()).toMatchObject({
      status: 'written',
      kind: 'waiting',
      text: '### Missing from the client\n- Form W-2\n- Form 1098\n\n### Waiting since\n- February 20, 2026',
      author: { display_name: 'Dana Whitaker' },
      message_id: null,
    });
    expect(await notes('Rivera', env())).toMatchObject([{ kind: 'waiting' }]);
  });

  test('never writes anything into the chat', async () => {
    const before = await chat('Raman', env());
    await add(['Raman', ...WAITING]);
    await add(['Raman', '--kind', 'call', '--text', 'Had a short call.']);
    expect(await chat('Raman', env())).toEqual(before);
    expect(await notes('Raman', env())).toHaveLength(2);
  });

  test('asks on a terminal for what belongs to the kind', async () => {
    const run = await add(['Elena'], {
      terminal: true,
      answers: {
        'What is the note about?': '\n',
        'What is missing from the client?': 'Form W-2\n',
        'And what else?': '\n',
        'Since which day?': '\n',
      },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('Internal note on Elena Kim');
    expect(run.stdout).toBe('✓ Noted: waiting\n');
    expect(await notes('Elena', env())).toMatchObject([
      { kind: 'waiting', text: '### Missing from the client\n- Form W-2' },
    ]);
  });

  test('asks only for what is missing when something is given', async () => {
    const run = await add(['Elena', '--kind', 'transfer', '--to', 'Billing'], {
      terminal: true,
      answers: { 'For which reason?': 'A refund\n' },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).not.toContain('To which department');
    expect((await notes('Elena', env()))[0]?.text).toBe(
      '### Transferred\n- To: Billing\n- Reason: A refund',
    );
  });

  test('names the missing flags where nobody can be asked', async () => {
    const run = await add(['Elena', '--kind', 'case', '--problem', 'Upload fails']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--solution, --solved, --actions, --resources');
    const kind = await add(['Elena']);
    expect(kind.code).toBe(2);
    expect(kind.stderr).toContain('--kind waiting|working|');
  });

  test('takes a text of one’s own, given or piped in', async () => {
    await add(['Brien', '--kind', 'working', '--text', '  The rental,\r\nthen the rest  ']);
    await add(['Brien', '-', '--kind', 'case'], { stdin: 'Piped in.\n' });
    expect((await notes('Brien', env())).slice(0, 2)).toMatchObject([
      { kind: 'case', text: 'Piped in.' },
      { kind: 'working', text: 'The rental,\nthen the rest' },
    ]);
  });

  test('shows the text and writes nothing with --dry-run', async () => {
    const before = await notes('David', env());
    const run = await add(['David', ...WAITING, '--dry-run'], { terminal: true });
    expect(run.code).toBe(0);
    expect(run.stdout).toBe('○ To be noted: waiting\n');
    expect(run.stderr).toContain('│ - Form 1098');
    expect(run.stderr).toContain('--dry-run');
    expect(await notes('David', env())).toEqual(before);
    const json = await add(['David', ...WAITING, '--dry-run', '--json']);
    expect(json.json()).toMatchObject({ status: 'planned', id: null, create_time: null });
  });

  test('says of the same note twice in a row that it is there', async () => {
    const words = ['Ceramics', '--kind', 'working', '--doing', 'Schedule K-1', '--json'];
    const first = (await add(words)).json<{ id: string }>();
    const again = await add(words);
    expect(again.code).toBe(0);
    expect(again.json()).toMatchObject({ id: first.id, status: 'there' });
    await add(['Ceramics', '--kind', 'working', '--doing', 'Form 1120-S']);
    expect((await add(words)).json()).toMatchObject({ status: 'written' });
  });

  test('prints the mail to Support about contact off the platform, and sends nothing', async () => {
    const words = ['--kind', 'off-platform', '--channel', 'mail', '--date', '2026-02-28'];
    const before = await chat('Nunez', env());
    const run = await add(['Nunez', ...words, '--gist', 'The draft is fine']);
    expect(run.stdout).toContain('\n\nTo: Taxfyle Support\nCc: success@taxfyle.com\n');
    expect(run.stdout).toContain('\n- What was said: The draft is fine\n');
    expect(run.stderr).toContain('rule M7');
    expect(await chat('Nunez', env())).toEqual(before);
  });

  test.each([
    ['asks the admins for something', 'Taxfyle team, please add a state.', 'rule M12', 'Support'],
    ['tells of a call the chat has no summary of', 'Had a call.', 'rule M6', 'call-summary'],
  ])('warns when a note %s', async (_, text, rule, way) => {
    const run = await add(['Nunez', '--kind', 'call', '--text', text]);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(rule);
    expect(run.stderr).toContain(way);
  });

  test.each([
    ['a kind that is none', ['Raman', '--kind', 'gossip', '--text', 'x'], 2, 'gossip'],
    ['a flag of another kind', ['Raman', ...WAITING, '--doing', 'x'], 2, '--doing doesn’t belong'],
    ['a text beside fields', ['Raman', ...WAITING, '--text', 'x'], 2, 'text and fields'],
    ['two texts', ['Raman', '-', '--kind', 'case', '--text', 'x'], 2, 'two texts'],
    ['a stray word', ['Raman', 'hello', '--kind', 'case'], 2, 'one word too many'],
    ['an empty field', ['Raman', '--kind', 'waiting', '--item', ' '], 2, 'says nothing'],
    ['a day to come', ['Raman', ...WAITING, '--since', '2026-03-03'], 2, 'in the future'],
    ['a blank text', ['Raman', '--kind', 'case', '--text', ' '], 2, 'is empty'],
    [
      'a text over 10,000 characters',
      ['Raman', '--kind', 'case', '--text', 'x'.repeat(10_001)],
      2,
      '10000',
    ],
    [
      'control characters',
      ['Raman', '--kind', 'case', '--text', 'a\u001b[2Jb'],
      2,
      'can’t be seen',
    ],
    ['a closed job', ['Feld', ...WAITING], 6, 'X11'],
    ['an unknown job', ['Nobody', ...WAITING], 5, 'There is no job'],
    ['an ambiguous job', ['Kim', ...WAITING], 2, 'fits 2 jobs'],
  ])('refuses %s', async (_, words, code, said) => {
    const before = await notes('Raman', env());
    const run = await add(words);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(said);
    expect(await notes('Raman', env())).toEqual(before);
  });

  test('refuses to read the text from a keyboard', async () => {
    const run = await add(['Raman', '-', '--kind', 'case'], { terminal: true });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('Standard input is your keyboard');
  });
});

describe('a note that breaks a rule', () => {
  const SSN = ['--kind', 'working', '--text', 'Preparing the draft. Her SSN is 412-68-1174'];

  test('isn’t written, and the number isn’t shown', async () => {
    const before = await notes('Brien', env());
    const run = await add(['Brien', ...SSN, '--yes']);
    expect(run.code).toBe(6);
    expect(run.stderr).toContain('M16 ✗ error');
    expect(run.stderr).toContain('--override M16 --override-reason');
    expect(run.stderr).not.toContain('412-68');
    expect(await notes('Brien', env())).toEqual(before);
  });

  test('is written against the rule with a reason, which is recorded', async () => {
    const home = { ...env(), TAXQ_HOME: await tempFolder() };
    const why = ['--override', 'M16', '--override-reason', 'A made-up number'];
    const run = await add(['Brien', ...SSN, ...why, '--json'], { env: home });
    expect(run.code, run.stderr).toBe(0);
    expect(run.json()).toMatchObject({
      status: 'written',
      findings: [],
      note_findings: [{ rule: 'M16', severity: 'error' }],
    });
    const { job: shortId } = run.json<{ job: string }>();
    const jobs = await taxq(['job', 'list', '--all', '--json=id,short_id'], { env: home });
    const job = jobs
      .json<{ id: string; short_id: string }[]>()
      .find(({ short_id }) => short_id === shortId);
    const store = openStore({ folder: join(home.TAXQ_HOME, 'state') });
    const recorded = store.overrides.ofJob(sandbox().url, job?.id ?? '');
    store.close();
    expect(recorded).toMatchObject([
      { action: 'note add', rule: 'M16', reason: 'A made-up number' },
    ]);
  });

  test('isn’t written against it without saying why', async () => {
    const run = await add(['Brien', ...SSN, '--override', 'M16', '--yes']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--override-reason');
  });
});
