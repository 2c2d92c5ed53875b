import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { json, startPortal } from '../../support/server.ts';
import { sandboxEnv, taxq } from '../../support/taxq.ts';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

const JOB_FIELDS = [
  'id',
  'short_id',
  'name',
  'description',
  'status',
  'client',
  'workspace',
  'job_type',
  'tax_year',
  'jurisdictions',
  'current_progress_step',
  'hold_reason',
  'pending_scope_change_id',
  'unread_count',
  'info_complete_time',
  'create_time',
  'update_time',
  'transmit_time',
  'deadline_time',
  'completed_time',
  'total_amount',
  'client_rating',
  'members',
];

interface Job {
  id: string;
  short_id: string;
  status: string;
  client: { display_name: string };
}

const list = async (...words: string[]) =>
  (await taxq(['job', 'list', ...words, '--json'], { env: env() })).json<Job[]>();

describe('job list', () => {
  test('gives every field of every job', async () => {
    const jobs = await list();
    expect(jobs).toHaveLength(12);
    for (const job of jobs) expect(Object.keys(job)).toEqual(JOB_FIELDS);
  });

  test('fits a terminal of 80 columns', async () => {
    const run = await taxq(['job', 'list'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(/^JOB +CLIENT +RETURN +STANDS +NEW +UPDATED\n/);
    expect(run.stdout).toContain('On-Hold: scope');
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  const RANK: Record<string, number> = {
    CLAIMED: 0,
    ON_HOLD: 0,
    UNDER_CONSTRUCTION: 1,
    INFO_GATHERING: 1,
    UNCLAIMED: 1,
    CLOSED: 2,
    CANCELLED: 3,
  };

  test.each([[[]], [['--all']]])(
    'shows a person what is open before what is over, and a program the portal’s order: %j',
    async (words) => {
      const jobs = await list(...words);
      const run = await taxq(['job', 'list', ...words], { env: env(), terminal: true });
      const shown = run.stdout.split('\n').slice(1, -1);
      const statusOf = (line: string) =>
        jobs.find(({ short_id }) => line.startsWith(short_id))?.status ?? '';
      const statuses = shown.map(statusOf);
      const ranks = statuses.map((status) => RANK[status]);
      expect(ranks).toEqual(ranks.toSorted());
      expect(new Set(statuses)).toEqual(new Set(jobs.map(({ status }) => status)));
      expect(jobs.map(({ status }) => status)).not.toEqual(statuses);
    },
  );

  test('passes on the portal’s own filter, also beside a status', async () => {
    const since = 'create_time >= "2000-01-01T00:00:00Z"';
    expect(await list('--filter', since)).toHaveLength(12);
    expect(await list('--filter', `status != "CLAIMED" AND ${since}`, '--status', 'open')).toEqual([
      expect.objectContaining({ status: 'ON_HOLD' }),
    ]);
    expect(await list('--filter', since, '--status', 'CANCELLED')).toHaveLength(1);
  });

  test.each([
    ['an unknown field', 'colour = "red"', 'this list filters by status'],
    ['a text without quotes', 'status = CLAIMED', 'expected a value in double quotes'],
    ['a word that joins nothing', 'status = "CLAIMED" OR status = "CLOSED"', 'expected AND'],
    ['nothing', ' ', 'has no text'],
  ])('refuses a filter with %s, in the portal’s words', async (_, filter, words) => {
    const run = await taxq(['job', 'list', '--filter', filter], { env: env() });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(words);
  });

  test('prints a tab-separated line per job in a pipe, without a heading', async () => {
    const run = await taxq(['jobs', 'list'], { env: env() });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(12);
    for (const line of lines) expect(line.split('\t')).toHaveLength(6);
  });

  test.each([
    ['open', ['CLAIMED', 'ON_HOLD']],
    ['active', ['CLAIMED']],
    ['on-hold', ['ON_HOLD']],
    ['closed', ['CLOSED']],
    ['cancelled', ['CANCELLED']],
    ['not-claimed', ['UNCLAIMED', 'INFO_GATHERING', 'UNDER_CONSTRUCTION']],
    ['UNCLAIMED', ['UNCLAIMED']],
  ])('keeps with --status %s only jobs that are', async (word, statuses) => {
    const jobs = await list('--status', word);
    expect(new Set(jobs.map(({ status }) => status))).toEqual(new Set(statuses));
  });

  test('refuses a status that can’t be one', async () => {
    const run = await taxq(['job', 'list', '--status', 'finished'], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('on-hold');
  });

  test('stops at --limit and says that there are more', async () => {
    const run = await taxq(['job', 'list', '--limit', '3', '--json'], { env: env() });
    expect(run.json<Job[]>()).toHaveLength(3);
    expect(run.stderr).toContain('first 3');
    const exact = await taxq(['job', 'list', '--limit', '12', '--json'], { env: env() });
    expect(exact.stderr).toBe('');
  });

  test.each(['0', '-1', 'many', '1.5'])('refuses --limit %s', async (limit) => {
    const run = await taxq(['job', 'list', `--limit=${limit}`], { env: env() });
    expect(run.code).toBe(2);
  });

  test('gives only the fields that are named, and refuses a field it hasn’t', async () => {
    const [job] = await list('--limit=1', '--format', 'json');
    const run = await taxq(['job', 'list', '--json', 'short_id,status'], { env: env() });
    expect(run.json<Job[]>()[0]).toEqual({ short_id: job?.short_id, status: job?.status });
    const strange = await taxq(['job', 'list', '--json=short_id,color'], { env: env() });
    expect(strange.code).toBe(2);
    expect(strange.stderr).toContain('color');
  });

  test('shows statuses and steps that taxq has never heard of', async () => {
    const portal = await startPortal((_, response) =>
      json(response, {
        data: [
          {
            id: 'j1',
            short_id: 'AAAAAAAAAAA',
            status: 'AWAITING_MOON',
            create_time: '2026-01-01T00:00:00.1234567Z',
            current_progress_step: { step: 'MOON_ROSE', date_updated: '2026-01-02T00:00:00Z' },
            new_field: 1,
          },
        ],
        next_page_token: '',
      }),
    );
    const run = await taxq(['job', 'list'], { env: portal.env });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('AWAITING_MOON');
  });
});

describe('job view', () => {
  test('gives the job, its questionnaire, checklist and milestones', async () => {
    const run = await taxq(['job', 'view', 'Raman', '--json'], { env: env() });
    expect(run.code).toBe(0);
    expect(Object.keys(run.json<Job>())).toEqual([
      ...JOB_FIELDS,
      'services',
      'hold',
      'questionnaire_answers',
      'checklist',
      'milestones',
      'scope',
      'overrides',
      'not_available',
    ]);
  });

  test('finds a job by short id, by id and by name, without accents or case', async () => {
    const [nunez] = (await list()).filter(({ client }) => client.display_name.includes('Núñez'));
    for (const word of [nunez?.short_id, nunez?.short_id.toLowerCase(), nunez?.id, 'nunez']) {
      const run = await taxq(['job', 'view', word ?? '', '--json', 'id'], { env: env() });
      expect(run.json()).toEqual({ id: nunez?.id });
    }
  });

  test('reads like a page on a terminal', async () => {
    const run = await taxq(['job', 'view', 'Raman'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(/^Priya Raman {2}\w{11}\nstatus +active\n/);
    expect(run.stdout).toContain('\nQuestionnaire\n');
    expect(run.stdout).toContain('\nMilestones\n');
    expect(run.stdout).toContain('✓ Draft approved');
  });

  test('says since when it is On-Hold, what was bought, and what goes beyond it', async () => {
    const later = new Date(Date.now() + 14 * 24 * 3_600_000);
    const held = await taxq(['job', 'view', 'Brien'], {
      env: env(),
      terminal: true,
      clock: () => later,
    });
    expect(held.stdout).toMatch(
      /status +On-Hold: scope change\nheld +for (9|10|11) business days, since \w{3} \d+, \d{4} /,
    );
    expect(held.stdout).toContain('waits for     the client’s decision on the scope change\n');
    const { stdout } = await taxq(['job', 'view', 'Núñez'], { env: env(), terminal: true });
    expect(stdout).toContain('bought        Individual return (Form 1040), State return\n');
    expect(stdout).toContain(
      "Scope\n  ✗ Self-employment (Schedule C): not covered\n    → taxq scope request 6UZM94GWH78 --item 'Schedule C' --reason WHY\n",
    );
    expect(stdout).not.toContain('held');
    expect(stdout).toContain(
      '  Is there anything your preparer should know?\n    I started a small design business in June.\n',
    );
  });

  test.each([
    ['a name that fits two', 'Kim', 2, 'Elena Kim'],
    ['a name that fits none', 'Nobody', 5, 'taxq job list'],
    ['an empty name', '', 5, 'There is no job'],
    ['a short id of nobody', 'ZZZZZZZZZZZ', 5, 'There is no job'],
  ])('ends clearly for %s', async (_, job, code, words) => {
    const run = await taxq(['job', 'view', job], { env: env() });
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(words);
  });
});

describe('job open', () => {
  test('prints a link to the job that signs the pro in', async () => {
    const run = await taxq(['job', 'open', 'Raman', '--print'], { env: env(), terminal: true });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^https?:\/\/\S+\n$/);
    const machine = await taxq(['job', 'open', 'Raman', '--json'], { env: env() });
    expect(Object.keys(machine.json<object>())).toEqual(['url']);
  });

  test('opens nothing without a terminal: it prints', async () => {
    const run = await taxq(['job', 'open', 'Raman'], { env: env() });
    expect(run.stdout).toMatch(/^https?:\/\/\S+\n$/);
  });
});

describe('job milestones', () => {
  interface Milestone {
    id: string;
    name: string;
    completed: boolean;
  }
  const milestones = async (job: string, ...words: string[]) =>
    (await taxq(['job', 'milestones', job, ...words, '--json'], { env: env() })).json<
      Milestone[]
    >();

  test('gives every field of every milestone', async () => {
    for (const milestone of await milestones('Raman')) {
      expect(Object.keys(milestone)).toEqual([
        'id',
        'name',
        'owner',
        'completed',
        'completed_time',
      ]);
    }
  });

  test('shows a person their whole names, and a program their ids', async () => {
    const screen = await taxq(['job', 'milestones', 'Elena'], { env: env(), terminal: true });
    expect(screen.stdout).toMatch(/^○ {2}E-file authorization signed {2}client$/m);
    const pipe = await taxq(['job', 'milestones', 'Elena'], { env: env() });
    for (const { id, name } of await milestones('Elena')) {
      expect(pipe.stdout).toMatch(new RegExp(`\\t${name}\\t.*\\t${id}$`, 'm'));
      expect(screen.stdout).not.toContain(id);
    }
  });

  test('ticks the pro’s by a part of the name, once and again', async () => {
    const ticked = await milestones('Rivera', '--done', 'introduc');
    expect(ticked.find(({ name }) => name === 'Introductions')?.completed).toBe(true);
    expect(await milestones('Rivera', '--done', 'introduc')).toEqual(ticked);
  });

  test('ticks nothing with --dry-run', async () => {
    const run = await taxq(
      ['job', 'milestones', 'Núñez', '--done', 'Draft uploaded', '--dry-run'],
      { env: env() },
    );
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('Would tick “Draft uploaded”.');
    const now = await milestones('Núñez');
    expect(now.find(({ name }) => name === 'Draft uploaded')?.completed).toBe(false);
  });

  test('refuses the client’s, and ticks none of the others then', async () => {
    const run = await taxq(
      ['job', 'milestones', 'Elena', '--done', 'Filed', '--done', 'Draft approved'],
      { env: env() },
    );
    expect(run.code).toBe(6);
    expect(run.stderr).toContain('“Draft approved” is the client’s to tick.');
    const filed = (await milestones('Elena')).find(({ name }) => name === 'Filed');
    expect(filed?.completed).toBe(false);
  });

  test.each([
    ['none', 'Moon landing'],
    ['several', 'a'],
  ])('names the milestones when a text fits %s', async (_, text) => {
    const run = await taxq(['job', 'milestones', 'Raman', '--done', text], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('They are: ');
  });

  test('draws marks, owners and times on a terminal', async () => {
    const run = await taxq(['job', 'milestones', 'Raman'], { env: env(), terminal: true });
    expect(run.stdout).toMatch(/MILESTONE +OWNER +TICKED/);
    expect(run.stdout).toMatch(/✓ +Introductions +you/);
  });
});

describe('job milestones on a portal of the public API only', () => {
  const publicSandbox = useSandbox({ surface: 'public' });

  test('end with 10 and the way to the portal', async () => {
    const run = await taxq(['job', 'milestones', 'Raman'], { env: sandboxEnv(publicSandbox()) });
    expect(run.code).toBe(10);
    expect(run.stderr).toContain('milestones');
    expect(run.stderr).toContain('taxq job open');
  });
});
