import { describe, expect, test } from 'vitest';
import { useHome } from '../../support/home.ts';
import { type RunOptions, taxq } from '../../support/taxq.ts';
import { ownPortal, RESULTS, type Result } from './closing.ts';

const home = useHome();
const closeRaman = (options: RunOptions, ...args: string[]) =>
  taxq(['close', 'Raman', ...args], options);

describe('close', () => {
  test('sends the close-out message, completes with the rating, and does nothing when run again', async () => {
    const { env, job, texts } = await ownPortal(home());
    const before = await texts('Raman');

    const run = await closeRaman({ env }, '--rating', '4', ...RESULTS, '--yes', '--json');

    expect(run.code).toBe(0);
    const [result] = run.json<Result[]>();
    expect(result).toMatchObject({ ready: true, closed: true, rating: 4, error: null });
    expect(result?.message_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(result?.completed_time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(await job('Raman')).toMatchObject({ status: 'CLOSED', client_rating: 4 });
    const after = await texts('Raman');
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toContain('You receive a refund of **$1,284.00**');
    expect(after.at(-1)).toContain('You owe **$212.50**');

    const again = await closeRaman({ env }, '--rating', '4', ...RESULTS, '--yes');
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/^– \w{11} was closed on .+; a copy is kept in .+\.\n$/);
    expect(again.stderr).toBe('');
    expect(await texts('Raman')).toEqual(after);
  });

  test('is one line in a pipe, with gate and message on standard error', async () => {
    const { env } = await ownPortal(home());
    const run = await closeRaman({ env }, '--rating', '5', ...RESULTS, '--yes');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^✓ Close-out message sent\. \w{11} is closed\.\n$/);
    expect(run.stderr).toContain('· close gate');
    expect(run.stderr).toContain('│ Hi Priya,');
  });

  test('doesn’t repeat a close-out message that a run before could still send', async () => {
    const { env, job, texts } = await ownPortal(home());
    const parts = ['Federal', 'Virginia'].map((name) => ({ name, outcome: 'zero' }));
    const sent = await taxq(
      [
        ...['message', 'send', 'Raman', '--template', 'closing-rocket-tax'],
        ...['--var', `jurisdictions=${JSON.stringify(parts)}`, '--yes'],
      ],
      { env },
    );
    expect(sent.code).toBe(0);
    const before = await texts('Raman');

    const run = await closeRaman({ env }, '--rating', '5', '--yes', '--json');

    expect(run.code).toBe(0);
    expect(run.json<Result[]>()).toMatchObject([{ closed: true, message_id: null }]);
    expect(await texts('Raman')).toEqual(before);
    expect((await job('Raman')).status).toBe('CLOSED');
  });

  test('takes the days of acceptance and payment into the message', async () => {
    const { env, texts } = await ownPortal(home());
    const days = ['--accepted', 'US=2026-04-10', '--due', 'VA=2026-05-01'];
    const run = await closeRaman({ env }, '--rating', '5', ...RESULTS, ...days, '--yes');
    expect(run.code).toBe(0);
    const last = (await texts('Raman')).at(-1);
    expect(last).toContain('accepted on April 10, 2026');
    expect(last).toContain('to be paid by **May 1, 2026**');
  });

  test('closes what is ready of several, and ends with 8', async () => {
    const { env, job, reopen, texts } = await ownPortal(home());
    await reopen('Feld');
    const chat = await texts('Feld');

    const run = await taxq(
      ['close', 'Elena Kim', 'Feld', '--rating', '3', '--comment', 'Quick', '--yes', '--json'],
      { env },
    );

    expect(run.code).toBe(8);
    expect(run.json<Result[]>()).toMatchObject([
      { client: 'Elena Kim', closed: false, error: { code: 'close_gate' } },
      { client: 'Marcus Feld', closed: true, message_id: null, rating: 3, error: null },
    ]);
    expect((await job('Elena Kim')).status).toBe('CLAIMED');
    expect((await job('Feld')).status).toBe('CLOSED');
    expect(await texts('Feld')).toEqual(chat);
  });
});

describe('close on a terminal', () => {
  test('asks for rating, results and amounts, then shows all and closes after a yes', async () => {
    const { env, job, texts } = await ownPortal(home());
    const run = await closeRaman({
      env,
      terminal: true,
      answers: {
        'How was working with Priya Raman?': '4\n',
        'What came out for Federal?': '\n',
        'How much, in dollars?': '1842.50\n',
        'What came out for Virginia?': '\u001b[B\u001b[B\n',
        'Close Priya Raman (': 'y\n',
      },
    });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('then completes');
    expect(run.stdout).toMatch(/^✓ Close-out message sent\. \w{11} is closed\.\n$/);
    expect((await texts('Raman')).at(-1)).toContain('You receive a refund of **$1,842.50**');
    expect((await texts('Raman')).at(-1)).toContain('Nothing is owed and no refund is due');
    expect(await job('Raman')).toMatchObject({ status: 'CLOSED', client_rating: 4 });
  });

  test('a bare Enter rates with five stars, and nothing is closed after a no', async () => {
    const { env, job } = await ownPortal(home());
    const run = await closeRaman(
      {
        env,
        terminal: true,
        answers: { 'How was working with Priya Raman?': '\n', 'Close Priya Raman (': 'n\n' },
      },
      ...RESULTS,
    );
    expect(run.stderr).toContain('rates the client 5 of 5.');
    expect((await job('Raman')).status).toBe('CLAIMED');
  });

  test('does nothing after a no', async () => {
    const { env, job, texts } = await ownPortal(home());
    const before = await texts('Raman');
    const run = await closeRaman(
      { env, terminal: true, answers: { 'Close Priya Raman (': 'n\n' } },
      ...['--rating', '5', ...RESULTS],
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Nothing was done.');
    expect(run.stdout).toBe('');
    expect(await texts('Raman')).toEqual(before);
    expect((await job('Raman')).status).toBe('CLAIMED');
  });
});
