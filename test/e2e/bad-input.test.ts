import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePdf } from '../support/pdf.ts';
import { SURFACE, useMachine } from '../support/program.ts';

const machine = useMachine('sandbox', 'start', '--detach');

/** All that the portal holds of the jobs that are named below. */
async function holdings(): Promise<string[]> {
  const lists = ['Raman', 'Feld'].flatMap((job) => [
    ['doc', 'list', job, '--json'],
    ['message', 'list', job, '--all', '--json'],
    ['job', 'view', job, '--json'],
  ]);
  const runs = [];
  for (const list of lists) runs.push((await machine().run(list)).stdout);
  return runs;
}

let before: string[] = [];
beforeAll(async () => {
  const { folder } = machine();
  const put = (name: string, content: string | Buffer) => writeFile(join(folder, name), content);
  await put('good.pdf', makePdf('A good one'));
  await put('empty.pdf', '');
  await put('letter.pdf', 'Dear client,\n');
  await mkdir(join(folder, 'folder.pdf'));
  await put('huge.pdf', '%PDF-1.4\n');
  // Sparse: it takes no room on the disk.
  await truncate(join(folder, 'huge.pdf'), 501 * 1024 * 1024);
  before = await holdings();
});
afterAll(async () => {
  expect(await holdings()).toEqual(before);
});

const upload = (job: string, file: string, tag = 'draft') => [
  'doc',
  'upload',
  job,
  file,
  '--tag',
  tag,
];

const milestone = ['job', 'milestones', 'Raman', '--done', 'Party'];
const service = ['scope', 'request', 'Raman', '--item', 'PARTY', '--reason', 'x', '--yes'];

/** What is wrong by the portal's own lists, which the documented API doesn't have. */
const BY_LIST: readonly (readonly [string, string[], number, string])[] =
  SURFACE === 'all'
    ? [
        [
          'a tag that isn’t there',
          upload('Raman', 'good.pdf', 'drfat'),
          2,
          'Its tags are: draft, final',
        ],
        ['an unknown milestone', milestone, 2, 'Introductions'],
        ['an unknown scope item', service, 2, 'PARTY'],
      ]
    : [
        ['a milestone, where there are none', milestone, 10, '“milestones”'],
        ['a scope item that may be a service', service, 10, 'PARTY'],
      ];

test.each([
  ...BY_LIST,
  ['a missing file', upload('Raman', 'none.pdf'), 2, 'There is no file none.pdf'],
  ['a folder', upload('Raman', 'folder.pdf'), 2, 'A folder cannot be uploaded: folder.pdf'],
  ['an empty file', upload('Raman', 'empty.pdf'), 2, 'It has 0 bytes.'],
  ['a letter named .pdf', upload('Raman', 'letter.pdf'), 2, 'Not a PDF: letter.pdf'],
  ['a file over 500 MB', upload('Raman', 'huge.pdf'), 2, 'It has 501.0 MB'],
  ['a job that isn’t there', upload('Nobody', 'good.pdf', 'OTHER'), 5, 'There is no job “Nobody”.'],
  ['a name of two clients', upload('Kim', 'good.pdf', 'OTHER'), 2, 'Elena Kim, '],
  ['a closed job', upload('Feld', 'good.pdf', 'OTHER'), 6, 'ended with it (rule X11)'],
  ['an empty message', ['message', 'send', 'Raman', '--text', ' ', '--yes'], 2, '✗ '],
  ['a closed chat', ['message', 'send', 'Feld', '--text', 'Hi', '--yes'], 6, '✗ '],
  ['an unknown template', ['message', 'send', 'Raman', '--template', 'intor', '--yes'], 5, 'intor'],
  ['a limit of none', ['job', 'list', '--limit', '0'], 2, 'whole number from 1'],
] as const)(
  '%s: nothing is done, and the error says what, why and what to do',
  async (_, args, code, words) => {
    const run = await machine().run(args);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(words);
    expect(run.stderr).toMatch(/^✗ .+\n/m);
    expect(run.stderr).toMatch(/^ {2}→ .+\n$/m);
    expect(run.stderr).not.toContain('    at ');
  },
);

test('one bad file among good ones stops all of them before the first byte', async () => {
  const run = await machine().run([
    ...['doc', 'upload', 'Raman', 'good.pdf', 'empty.pdf', 'none.pdf', '--tag', 'OTHER'],
  ]);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('2 of 3 files can’t be uploaded; nothing was sent.');
});
