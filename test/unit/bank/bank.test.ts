import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBank } from '../../../src/bank/index.ts';
import { caught, templateText } from './make-template.ts';

let root = '';
let builtInFolder = '';
let ownFolder = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'taxq-bank-'));
  builtInFolder = join(root, 'templates');
  ownFolder = join(root, 'own');
  await mkdir(join(builtInFolder, 'en'), { recursive: true });
  await mkdir(ownFolder);
  await put(builtInFolder, 'en/intro.md', templateText({ id: 'intro', body: 'built-in intro' }));
  await put(builtInFolder, 'en/closing.md', templateText({ id: 'closing', body: 'closing' }));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function put(folder: string, name: string, text: string) {
  return writeFile(join(folder, name), text);
}

describe('the message bank', () => {
  test('takes the portal’s template before the pro’s own before the built-in', async () => {
    await put(ownFolder, 'intro.md', templateText({ id: 'intro', body: 'own intro' }));
    const portal = [{ id: 'intro', source: templateText({ id: 'intro', body: 'portal intro' }) }];
    const own = await openBank({ ownFolder, builtInFolder });
    const all = await openBank({ portal, ownFolder, builtInFolder });
    expect((await openBank({ builtInFolder })).find('intro').body).toBe('built-in intro\n');
    expect(own.find('intro').body).toBe('own intro\n');
    expect(all.find('intro').body).toBe('portal intro\n');
    expect(all.find('closing').body).toBe('closing\n');
  });

  test('lists what is used and what another one shadows', async () => {
    await put(ownFolder, 'intro.md', templateText({ id: 'intro', body: 'own intro' }));
    const bank = await openBank({ ownFolder, builtInFolder });
    const rows = bank
      .list()
      .map(({ template, shadowedBy }) => [
        template.id,
        template.origin.source,
        shadowedBy?.source ?? null,
      ]);
    expect(rows).toEqual([
      ['closing', 'built-in', null],
      ['intro', 'own', null],
      ['intro', 'built-in', 'own'],
    ]);
  });

  test('names the nearest templates when there is none of that id', async () => {
    const bank = await openBank({ builtInFolder });
    expect(caught(() => bank.find('intor'))).toMatchObject({
      kind: 'not-found',
      code: 'template_unknown',
      hint: 'Did you mean intro?',
    });
  });

  test('keeps working beside broken files and reports each with its line', async () => {
    await put(ownFolder, 'mine.md', templateText({ id: 'mine', body: 'Hi\n{{ nobody }}' }));
    await put(ownFolder, 'other.md', templateText({ id: 'mine', body: 'Hi' }));
    await put(ownFolder, 'notes.txt', 'not a template');
    await mkdir(join(ownFolder, 'folder.md'));
    const bank = await openBank({ ownFolder, builtInFolder });
    expect(bank.list().map(({ template }) => template.id)).toEqual(['closing', 'intro']);
    const faults = bank.check().filter(({ problems }) => problems.length > 0);
    expect(faults).toMatchObject([
      { id: 'folder', problems: [{ message: expect.stringContaining('can’t be read') }] },
      { id: 'mine', origin: { where: join(ownFolder, 'mine.md') }, problems: [{ line: 7 }] },
      { id: 'other', problems: [{ message: expect.stringContaining('the two must be the same') }] },
    ]);
  });

  test('does not send other words in place of a broken template of the pro', async () => {
    await put(ownFolder, 'intro.md', 'no front matter');
    const bank = await openBank({ ownFolder, builtInFolder });
    expect(caught(() => bank.find('intro'))).toMatchObject({ code: 'template_invalid' });
    expect(bank.list().find(({ template }) => template.id === 'intro')).toMatchObject({
      shadowedBy: { source: 'own' },
    });
  });

  test('does without an own folder, and not without the built-in one', async () => {
    const missing = join(root, 'missing');
    expect((await openBank({ ownFolder: missing, builtInFolder })).list()).toHaveLength(2);
    await expect(openBank({ builtInFolder: missing })).rejects.toMatchObject({
      code: 'bank_missing',
    });
    await expect(openBank({ builtInFolder, locale: 'fr' })).rejects.toMatchObject({
      code: 'bank_missing',
    });
  });

  test('says so when the own folder is a file', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(openBank({ ownFolder: file, builtInFolder })).rejects.toMatchObject({
      kind: 'config',
      code: 'bank_unreadable',
    });
  });
});
