import { describe, expect, test } from 'vitest';
import { startRelay } from '../../support/relay.ts';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq } from '../../support/taxq.ts';

// A Wednesday; the clocks of two of the demo's jobs run over a weekend and a change to summer time.
const NOW = '2026-03-11T15:00:00.000Z';
const clock = () => new Date(NOW);
const sandbox = useSandbox({ clock: NOW });
const publicSandbox = useSandbox({ clock: NOW, surface: 'public' });

const queue = (args: readonly string[] = [], options: RunOptions = {}) =>
  taxq(['queue', ...args], {
    clock,
    ...options,
    env: { ...sandboxEnv(sandbox()), TZ: 'America/Chicago', ...options.env },
  });

interface Row {
  job: string;
  client: string;
  stage: string;
  clocks: { id: string; state: string; explain?: string[] }[];
}

describe('queue', () => {
  test('is a table for a terminal of 80 columns, the most urgent job first', async () => {
    const run = await queue([], { terminal: true });
    expect(run.code).toBe(0);
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toEqual([
      'CLIENT            STAGE              CLOCK      DUE           LEFT',
      'María José Núñez  waiting on me      follow up  6 Mar 09:00   73 h late',
      '  Answer the client; a holding reply counts too.',
      'Jordan Rivera     needs intro        deadline   10 Apr 10:00  528 h',
      '  Introduce yourself to the client.',
      'David Kim         drafting           draft      17 Mar        110 h',
      '  Prepare the draft and upload it.',
      'Elena Kim         draft with client  deadline   29 Mar 10:00  302 h',
      '  Wait for the approval; ask for it if you have not.',
      "Thomas O'Brien    on hold            deadline   2 Apr 10:00   384 h",
      '  Wait for the decision; begin nothing of the added work.',
      'Priya Raman       ready to close',
      '  Close the job.',
    ]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(run.stderr).toBe(
      [
        'First: taxq message send 6UZM94GWH78 --template holding-reply',
        'Job limit: 5 of 10 used; 1 On-Hold doesn’t count, 5 free.',
        'The portal doesn’t tell enough for these clocks (--explain JOB says why):',
        '  A2  Check in before the tax deadline: 1 of 6 jobs',
        '',
      ].join('\n'),
    );
  });

  test('paints what is overdue red, what is at risk yellow, and nothing else', async () => {
    const colors = { terminal: true, env: { NO_COLOR: '', FORCE_COLOR: '1' } };
    const run = await queue([], colors);
    expect(run.stdout).toContain('\u001b[31m73 h late\u001b[39m');
    expect(run.stdout).toContain('\u001b[32mready to close\u001b[39m');
    expect(run.stdout).toContain('  110 h\n');
    const later = await queue([], { ...colors, clock: () => new Date('2026-03-17T15:00:00Z') });
    expect(later.stdout).toContain('\u001b[33m14 h\u001b[39m');
  });

  test('is tab-separated in a pipe, whole sentences with the command and the clock', async () => {
    const run = await queue();
    expect(run.code).toBe(0);
    const rows = run.stdout.trimEnd().split('\n');
    expect(rows.map((row) => row.split('\t'))).toHaveLength(6);
    expect(rows[0]?.split('\t')).toEqual([
      '6UZM94GWH78',
      'María José Núñez',
      'waiting on me',
      'Answer the client; a holding reply counts too.',
      '6 Mar 09:00',
      '73 h late',
      'follow_up',
      'taxq message send 6UZM94GWH78 --template holding-reply',
    ]);
    expect(rows[5]).toMatch(/\tready to close\tClose the job\.\t\t\t\ttaxq close \w{11}$/);
    expect(run.stderr).not.toContain('First:');
  });

  test('has the promised JSON fields, and nothing else on standard error', async () => {
    const run = await queue(['--json']);
    expect(run.stderr).toBe('');
    const [first, intro, draft] = run.json<Row[]>();
    expect(Object.keys(first ?? {})).toEqual([
      ...['job', 'client', 'stage', 'waiting_on', 'next', 'command', 'reason', 'due_time'],
      ...['left_ms', 'clock', 'state', 'at_risk', 'clocks', 'error'],
    ]);
    expect(first).toMatchObject({
      ...{ stage: 'waiting_on_me', waiting_on: 'me', clock: 'follow_up', state: 'overdue' },
      ...{ due_time: '2026-03-06T15:00:00.000Z', left_ms: -73 * 3_600_000, at_risk: true },
      ...{ reason: 'The client’s last message is unanswered.', error: null },
    });
    expect(first?.clocks[0]).toEqual({
      ...{ id: 'reply', rule: 'L1', state: 'overdue' },
      ...{ due_time: '2026-03-11T04:59:59.999Z', left_ms: -10 * 3_600_000 },
    });
    expect(intro).toMatchObject({ stage: 'needs_intro', waiting_on: 'me' });
    expect(draft).toMatchObject({ clock: 'draft', due_time: '2026-03-18T04:59:59.999Z' });
  });

  test('leaves out what nobody has claimed and what has ended', async () => {
    const listed = await taxq(['job', 'list', '--json=short_id,status'], {
      env: sandboxEnv(sandbox()),
    });
    const open = listed
      .json<{ short_id: string; status: string }[]>()
      .filter(({ status }) => ['CLAIMED', 'ON_HOLD'].includes(status));
    const jobs = (await queue(['--json=job'])).json<Row[]>().map(({ job }) => job);
    expect(jobs.toSorted()).toEqual(open.map(({ short_id }) => short_id).toSorted());
  });

  test('tells due times in the zone that TZ names', async () => {
    const run = await queue([], { env: { TZ: 'America/New_York' } });
    expect(run.stdout).toContain('\t6 Mar 10:00\t');
    const wrong = await queue([], { env: { TZ: 'Mars/Olympus' } });
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toContain('“Mars/Olympus” is not a time zone.');
  });
});

describe('queue --explain', () => {
  test('shows the stage with its reason and each clock’s arithmetic', async () => {
    const run = await queue(['--explain', 'Núñez'], { terminal: true });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(
      [
        'stage         waiting on me',
        'waits for     you',
        'why           The client’s last message is unanswered.',
        'next          Answer the client; a holding reply counts too.',
        '              → taxq message send 6UZM94GWH78 --template holding-reply',
      ].join('\n'),
    );
    expect(run.stdout).toContain(' ✗ L1  Answer the client: overdue\n');
    expect(run.stdout).toContain('       Runs Wed 15 h, Thu 24 h, Fri 9 h: 48 h\n');
    expect(run.stdout).toContain('       Overdue by 73 h of business time\n');
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('has the arithmetic and the transfer signs in its JSON', async () => {
    const run = await queue(['--explain', 'Ceramics', '--json']);
    const job = run.json<Row & { transfer_signs: unknown[] }>();
    expect(job).toMatchObject({ client: 'David Kim', stage: 'drafting', transfer_signs: [] });
    expect(job.clocks.find(({ id }) => id === 'draft')?.explain?.at(-1)).toBe(
      '110 h of business time left',
    );
  });

  test('names the signs for which a job may go to another pro', async () => {
    const later = () => new Date('2026-03-19T15:00:00.000Z');
    const run = await queue(['--explain', 'Ceramics'], { terminal: true, clock: later });
    expect(run.stdout).toContain('Signs for which a job may be given to another pro\n');
    expect(run.stdout).toContain(' ✗ L4  The draft is overdue.\n');
  });

  test('doesn’t guess which job is meant, and shows one job only', async () => {
    expect((await queue(['--explain', 'Kim'])).code).toBe(2);
    const both = await queue(['--explain', 'Rivera', '--at-risk']);
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('--explain and --at-risk can’t be used together.');
  });
});

describe('queue --at-risk', () => {
  const clients = async (...args: string[]) =>
    (await queue([...args, '--json=client'])).json<Row[]>().map(({ client }) => client);

  test('keeps what is overdue or at risk', async () => {
    expect(await clients('--at-risk')).toEqual(['María José Núñez']);
  });

  test('adds what is due within so many business days', async () => {
    expect(await clients('--at-risk', '3')).toEqual(['María José Núñez']);
    expect(await clients('--at-risk', '4')).toEqual(['María José Núñez', 'David Kim']);
  });

  test('refuses what is no number of days', async () => {
    expect((await queue(['--at-risk', 'soon'])).code).toBe(2);
  });
});

describe('queue --exit-code', () => {
  test('ends with 1 when something is overdue, for one job, too', async () => {
    expect((await queue(['--exit-code'])).code).toBe(1);
    expect((await queue(['--exit-code', '--explain', 'Núñez'])).code).toBe(1);
  });

  test('ends with 0 when nothing is', async () => {
    expect((await queue(['--exit-code', '--explain', 'Rivera'])).code).toBe(0);
  });
});

describe('queue on a portal that misbehaves', () => {
  const through = async (spoils: (path: string) => boolean) => {
    const relay = await startRelay(sandbox().url, (_, path) => (spoils(path) ? 'refuse' : 'pass'));
    return { TAXQ_URL: relay.origin };
  };
  const jobId = async () => {
    const run = await taxq(['job', 'view', 'Ceramics', '--json=id'], {
      env: sandboxEnv(sandbox()),
    });
    return run.json<{ id: string }>().id;
  };

  test('shows a job that can’t be read as a row, and ends with 8', async () => {
    const id = await jobId();
    const env = await through((path) => path.includes(id));
    const run = await queue(['--exit-code'], { env });
    expect(run.code).toBe(8);
    const rows = run.stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(6);
    expect(rows.at(-1)).toMatch(/\tDavid Kim\tnot read\t.+\ttaxq job view PDP5CE966LL$/);
    expect(run.stderr).toContain('✗ 1 of 6 jobs could not be read.');

    const json = await queue(['--json=client,stage,error', '--at-risk'], { env });
    expect(json.json<Row[]>().at(-1)).toMatchObject({
      client: 'David Kim',
      stage: 'unknown',
      error: { message: expect.stringContaining('The chat is locked.') },
    });
  });

  test('ends with the failure itself when no job can be read', async () => {
    const run = await queue([], { env: await through((path) => path.includes('/messages')) });
    expect(run.code).toBe(6);
  });
});

describe('queue on a portal with the documented API only', () => {
  const publicQueue = async (...args: string[]) =>
    queue(args, {
      env: { ...(await publicProfileEnv(publicSandbox())), TAXQ_URL: '', TAXQ_TOKEN_URL: '' },
    });

  test('says “unknown” of what it can’t know, and tells the rest', async () => {
    const run = await publicQueue('--json');
    expect(run.code, run.stderr).toBe(0);
    const rows = run.json<Row[]>();
    expect(rows[0]).toMatchObject({ client: 'María José Núñez', stage: 'waiting_on_me' });
    const kim = rows.find(({ job }) => job === 'PDP5CE966LL');
    expect(kim).toMatchObject({
      stage: 'unknown',
      reason: 'The portal does not say whether the information was declared complete.',
      command: 'taxq job view PDP5CE966LL',
    });
    const draft = kim?.clocks.find(({ id }) => id === 'draft');
    expect(draft).toMatchObject({ state: 'unknown', due_time: null, left_ms: null });
  });

  test('counts the clocks that can’t be told, and no job limit', async () => {
    const { stderr } = await publicQueue();
    expect(stderr).toContain('  L2  Upload the draft return: 6 of 6 jobs\n');
    expect(stderr).not.toContain('Job limit');
  });
});
