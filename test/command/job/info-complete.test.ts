import { describe, expect, test } from 'vitest';
import { useSandbox } from '../../support/sandbox.ts';
import { type RunOptions, sandboxEnv, taxq } from '../../support/taxq.ts';

// A Wednesday; 7 business days later is Friday the 20th.
const NOW = '2026-03-11T15:00:00.000Z';
const DUE = '2026-03-21T04:59:59.999Z';
const sandbox = useSandbox({ clock: NOW });
const publicSandbox = useSandbox({ clock: NOW, surface: 'public' });

const infoComplete = (words: readonly string[], options: RunOptions = {}) =>
  taxq(['job', 'info-complete', ...words], {
    clock: () => new Date(NOW),
    ...options,
    env: { ...sandboxEnv(sandbox()), TZ: 'America/Chicago', ...options.env },
  });

interface Result {
  status: string;
  info_complete_time: string | null;
  draft_due_time: string | null;
  objections: { code: string }[];
}

const json = async (...words: string[]) =>
  (await infoComplete([...words, '--json'])).json<Result>();

interface Clock {
  id: string;
  state: string;
  due_time: string | null;
}

const draftClock = async (job: string) => {
  const run = await taxq(['queue', '--explain', job, '--json=clocks'], {
    clock: () => new Date(NOW),
    env: { ...sandboxEnv(sandbox()), TZ: 'America/Chicago' },
  });
  return run.json<{ clocks: Clock[] }>().clocks.find(({ id }) => id === 'draft');
};

describe('job info-complete', () => {
  test('shows what it means and what stands against it, asks, and starts the draft clock', async () => {
    const run = await infoComplete(['Núñez'], {
      terminal: true,
      answers: { 'Declare the information of María José Núñez complete?': 'y\r' },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(
      [
        'María José Núñez  6UZM94GWH78',
        '  All information is there: the draft clock starts now (rule L2).',
        '  The draft return is due by the end of Fri 20 Mar CDT.',
        '',
        '  What stands against it:',
        '  ! The client’s last message is unanswered.',
        '      taxq message list 6UZM94GWH78',
        '  ! The client has not ticked “Documents received”.',
      ].join('\n'),
    );
    expect(run.stdout).toBe(
      '✓ Information declared complete; the draft is due by the end of Fri 20 Mar CDT\n',
    );
    expect(await draftClock('Núñez')).toMatchObject({ state: 'running', due_time: DUE });
  });

  test('says that it is declared already, since when, and does nothing', async () => {
    const run = await infoComplete(['Ceramics']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe(
      '✓ Declared complete already, Sat 7 Mar 09:00; the draft is due by the end of Tue 17 Mar CDT\n',
    );
    const shown = await infoComplete(['Ceramics'], { terminal: true });
    expect(shown.stdout).toContain('the draft is due by the end of Tue\n  17 Mar CDT\n');
    expect(await json('Ceramics')).toMatchObject({
      status: 'already_declared',
      info_complete_time: '2026-03-07T15:00:00.000Z',
      draft_due_time: '2026-03-18T04:59:59.999Z',
    });
    expect(await json('Raman')).toMatchObject({ draft_due_time: null });
  });

  test('is withdrawn and declared anew, and the clock starts anew', async () => {
    await json('Rivera', '--yes');
    expect(await json('Rivera', '--withdraw', '--yes')).toEqual({
      job: 'Z9F4USMD6H3',
      client: 'Jordan Rivera',
      status: 'withdrawn',
      info_complete_time: null,
      draft_due_time: null,
      objections: [],
    });
    expect((await draftClock('Rivera'))?.state).toBe('stopped');
    const nothing = await infoComplete(['Rivera', '--withdraw']);
    expect(nothing).toMatchObject({ code: 0, stderr: '' });
    expect(nothing.stdout).toBe('○ Not declared complete: nothing to withdraw\n');
    expect(await json('Rivera', '--yes')).toMatchObject({
      status: 'declared',
      info_complete_time: NOW,
      draft_due_time: DUE,
    });
    expect(await draftClock('Rivera')).toMatchObject({ state: 'running', due_time: DUE });
  });

  test('on a job On-Hold says that the clock stands still', async () => {
    const run = await infoComplete(["O'Brien", '--dry-run']);
    expect(run.stderr).toContain('  While the job is On-Hold the draft clock stands still.\n');
    expect(run.stderr).toContain('! A scope change waits for the client.');
    expect(run.stdout).toContain('the clock stands still while the job is On-Hold');
  });

  test('changes nothing with --dry-run, without an answer, or after a no', async () => {
    const dry = await infoComplete(["O'Brien", '--dry-run', '--json']);
    expect(dry.json()).toMatchObject({ status: 'to_declare', info_complete_time: null });
    expect(dry.stderr).toContain('Nothing was declared (--dry-run).');
    expect((await infoComplete(["O'Brien"])).code).toBe(2);
    const no = await infoComplete(["O'Brien"], { terminal: true, answers: { Declare: 'n\r' } });
    expect(no.code).toBe(1);
    const untouched = await infoComplete(['Ceramics', '--withdraw', '--dry-run']);
    expect(untouched.stderr).toContain('Declared complete Sat 7 Mar 09:00.');
    expect((await json('Ceramics')).status).toBe('already_declared');
    expect((await json("O'Brien", '--withdraw')).status).toBe('not_declared');
  });

  test.each([
    ['a closed job', 'Feld', 6, 'rule X11'],
    ['a cancelled job', 'Haddad', 6, 'rule X11'],
    ['a job that nobody has claimed', 'Chloé', 6, 'No pro has claimed the job.'],
    ['a name that fits two', 'Kim', 2, 'Elena Kim'],
  ])('is refused for %s', async (_, job, code, why) => {
    const run = await infoComplete([job, '--yes']);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(why);
  });

  test('ends with 10 on a portal of the public API only', async () => {
    const run = await infoComplete(['Raman', '--yes'], { env: sandboxEnv(publicSandbox()) });
    expect(run.code).toBe(10);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain('declaring the information complete');
  });
});
