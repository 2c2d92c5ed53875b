import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePdf } from '../support/pdf.ts';
import { SURFACE, useMachine } from '../support/program.ts';

const machine = useMachine('sandbox', 'start', '--detach');

/** Runs a command that must work, and reads its JSON. */
async function done<T = Record<string, unknown>[]>(args: string[], input = ''): Promise<T> {
  const run = await machine().run([...args, '--json'], { input });
  expect(run.code, `taxq ${args.join(' ')}\n${run.stderr}`).toBe(0);
  return run.json<T>();
}

const isPublic = SURFACE === 'public';

/** Runs a command that works with the pro's own surface, and ends with 10 on a portal without it. */
async function doneAsPro(args: string[]): Promise<Record<string, unknown>[]> {
  if (!isPublic) return done(args);
  expect(await machine().run(args)).toMatchObject({ code: 10, stdout: '' });
  return [];
}

test('a whole day from intro to close, by commands in a script alone', async () => {
  const { run, folder } = machine();
  const paper = async (name: string) => {
    await writeFile(join(folder, name), makePdf(name));
    return name;
  };
  const { short_id: job } = await done<{ short_id: string }>(['job', 'view', 'Rivera']);
  const client = (...action: string[]) => done<object>(['sandbox', 'client', job, ...action]);
  const tick = async (milestone: string) => {
    if (!isPublic) await client('tick', milestone);
  };
  const upload = async (tag: string, ...names: string[]) => {
    const files = await Promise.all(names.map(paper));
    return done(['doc', 'upload', job, ...files, '--tag', tag]);
  };

  const intro = ['intro', job, ...(isPublic ? ['--template', 'intro-rocket-tax'] : []), '--yes'];
  expect(await done(intro)).toMatchObject([{ status: 'sent' }]);
  expect(await done(intro)).not.toMatchObject([{ status: 'sent' }]);
  const first = ['--done', 'Introductions', '--done', 'Scope verified'];
  await doneAsPro(['job', 'milestones', job, ...first]);
  await client('upload', await paper('w2.pdf'), '--tag', 'W_2');
  await tick('Documents received');
  await client('say', 'That is all I have.');
  expect(await done(['message', 'send', job, '-', '--yes'], 'Thank you, I begin today.\n')).toEqual(
    [expect.objectContaining({ status: 'sent', text: 'Thank you, I begin today.' })],
  );

  expect(await upload('draft', 'Draft return.pdf')).toMatchObject([{ status: 'uploaded' }]);
  const early = await run([
    'doc',
    'upload',
    job,
    await paper('Final return.pdf'),
    '--tag',
    'final',
  ]);
  expect(early).toMatchObject({ code: 6, stdout: '' });
  await client('approve-draft');
  await client('upload', await paper('Form 8879 signed.pdf'), '--tag', 'EFILE_AUTHORIZATION');
  await client('upload', await paper('Signed return.pdf'), '--tag', 'SIGNED_RETURN');
  expect(await upload('final', 'Final return.pdf')).toMatchObject([{ status: 'uploaded' }]);
  expect(await run(['close', job, '--check'])).toMatchObject({ code: 6 });
  expect(
    await upload('efile', 'E-File confirmation Federal (US).pdf', 'E-File confirmation (CO).pdf'),
  ).toMatchObject([{ status: 'uploaded' }, { status: 'uploaded' }]);
  await tick('E-file authorization signed');
  await tick('Engagement complete');
  const last = ['--done', 'Filed', '--done', 'Accepted'];
  const milestones = await doneAsPro(['job', 'milestones', job, ...last]);
  expect(milestones.every(({ completed }) => completed === true)).toBe(true);

  const outcomes = ['--outcome', 'US=refund:1842.50', '--outcome', 'CO=owed:310'];
  const close = ['close', job, '--rating', '5', ...outcomes, '--yes'];
  if (isPublic) {
    expect(await run(['close', job, '--check'])).toMatchObject({ code: 6 });
    const seen = ['X1', 'X3', 'X5', 'I1', 'I8'].flatMap((rule) => ['--override', rule]);
    await doneAsPro([...close, ...seen, '--reason', 'I looked in the portal']);
    expect(await done<object>(['job', 'view', job])).toMatchObject({ status: 'CLAIMED' });
    return;
  }
  expect(await done(['close', job, '--check'])).toMatchObject([{ ready: true, closed: false }]);
  expect(await done(close)).toMatchObject([{ closed: true, rating: 5, error: null }]);

  expect(await done<object>(['job', 'view', job])).toMatchObject({ status: 'CLOSED' });
  const documents = await done(['doc', 'list', job]);
  expect(documents.map(({ word }) => word).filter(Boolean)).toEqual([
    ...['draft', 'final', 'efile', 'efile'],
  ]);
  const chat = await done(['message', 'list', job, '--all']);
  expect(chat.at(-1)).toMatchObject({ author: 'pro' });
  expect(chat.at(-1)?.['text']).toContain('$1,842.50');
  expect(await run(['doc', 'upload', job, 'w2.pdf', '--tag', 'OTHER'])).toMatchObject({ code: 6 });
  expect(await run(['close', job, '--rating', '5', '--yes'])).toMatchObject({ code: 0 });
});
