import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePdf } from '../support/pdf.ts';
import { useMachine } from '../support/program.ts';

const machine = useMachine('sandbox', 'start', '--detach');

/** Runs a command that must work, and reads its JSON. */
async function done<T = Record<string, unknown>[]>(args: string[], input = ''): Promise<T> {
  const run = await machine().run([...args, '--json'], { input });
  expect(run.code, `taxq ${args.join(' ')}\n${run.stderr}`).toBe(0);
  return run.json<T>();
}

test('a whole day from intro to close, by commands in a script alone', async () => {
  const { run, folder } = machine();
  const paper = async (name: string) => {
    await writeFile(join(folder, name), makePdf(name));
    return name;
  };
  const { short_id: job } = await done<{ short_id: string }>(['job', 'view', 'Rivera']);
  const client = (...action: string[]) => done<object>(['sandbox', 'client', job, ...action]);
  const upload = async (tag: string, ...names: string[]) => {
    const files = await Promise.all(names.map(paper));
    return done(['doc', 'upload', job, ...files, '--tag', tag]);
  };

  expect(await done(['intro', job, '--yes'])).toMatchObject([{ status: 'sent' }]);
  expect(await done(['intro', job, '--yes'])).not.toMatchObject([{ status: 'sent' }]);
  await done(['job', 'milestones', job, '--done', 'Introductions', '--done', 'Scope verified']);
  await client('upload', await paper('w2.pdf'), '--tag', 'W_2');
  await client('tick', 'Documents received');
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
  await client('tick', 'E-file authorization signed');
  await client('tick', 'Engagement complete');
  const milestones = await done([
    'job',
    'milestones',
    job,
    '--done',
    'Filed',
    '--done',
    'Accepted',
  ]);
  expect(milestones.every(({ completed }) => completed === true)).toBe(true);

  expect(await done(['close', job, '--check'])).toMatchObject([{ ready: true, closed: false }]);
  const outcomes = ['--outcome', 'US=refund:1842.50', '--outcome', 'CO=owed:310'];
  expect(await done(['close', job, '--rating', '5', ...outcomes, '--yes'])).toMatchObject([
    { closed: true, rating: 5, error: null },
  ]);

  expect(await done<object>(['job', 'view', job])).toMatchObject({ status: 'CLOSED' });
  const documents = await done(['doc', 'list', job]);
  expect(documents.map(({ word }) => word).filter(Boolean)).toEqual([
    ...['draft', 'final', 'efile', 'efile'],
  ]);
  const chat = await done(['message', 'list', job, '--all']);
  expect(chat.at(-1)).toMatchObject({ author: 'pro' });
  expect(chat.at(-1)?.['text']).toContain('$1,842.50');
  expect(await run(['doc', 'upload', job, 'w2.pdf', '--tag', 'OTHER'])).toMatchObject({ code: 6 });
  expect(await run(['close', job, '--rating', '5', '--yes'])).toMatchObject({ code: 6 });
});
