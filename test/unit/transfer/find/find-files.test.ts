import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles, readPathList } from '../../../../src/transfer/find/find-files.ts';
import { tempFolder } from '../../../support/taxq.ts';

/** A folder with these files in it, given by their paths. */
async function folderWith(...files: string[]): Promise<string> {
  const folder = await tempFolder();
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), file);
  }
  return folder;
}

async function foundIn(folder: string, ...inputs: string[]): Promise<string[]> {
  const { files, problems } = await findFiles(inputs, { cwd: folder });
  expect(problems).toEqual([]);
  return files.map(({ path }) => relative(folder, path));
}

async function problemsIn(folder: string, ...inputs: string[]): Promise<string[]> {
  const { problems } = await findFiles(inputs, { cwd: folder });
  for (const { error } of problems) expect(error).toMatchObject({ kind: 'usage' });
  return problems.map(({ error }) => error.code);
}

/** Does something as a user who may not read everything. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a file that is named', () => {
  it.each([
    'Rivera, Ana draft.pdf',
    'Rivera [final].pdf',
    'a*b?.pdf',
    '{one,two}.pdf',
    '!not.pdf',
    '-x.pdf',
    'O’Brien "final" \'copy\'.pdf',
    'two\nlines.pdf',
    'résumé 🧾.pdf',
    'abc\u202efdp.pdf',
    '.hidden.pdf',
    'back\\slash.pdf',
    ' space .pdf',
  ])('is found as it is called: %j', async (name) => {
    expect(await foundIn(await folderWith(name, 'other.pdf'), name)).toEqual([name]);
  });

  it('comes behind those outside of the working folder', async () => {
    const folder = await folderWith('in/a.pdf', 'out/b.pdf');
    const { files } = await findFiles(['a.pdf', '../out/b.pdf'], { cwd: join(folder, 'in') });
    expect(files).toEqual([
      { path: join(folder, 'out/b.pdf') },
      { path: join(folder, 'in/a.pdf') },
    ]);
  });

  it('comes once, however often and by whatever way it is named', async () => {
    const folder = await folderWith('a.pdf');
    await symlink('a.pdf', join(folder, 'link.pdf'));
    const inputs = ['a.pdf', './a.pdf', '*.pdf', '.', 'link.pdf'];
    expect(await foundIn(folder, ...inputs)).toEqual(['a.pdf']);
  });

  it.each([
    ['is missing', 'nowhere.pdf', 'file_missing'],
    ['has no name', '', 'file_missing'],
    ['lies below a file', 'a.pdf/b.pdf', 'file_missing'],
    ['is a pattern that nothing fits', '*.docx', 'nothing_matches'],
    ['has a name that no system takes', 'a\0.pdf', 'file_unreadable'],
  ])('is a problem when it %s', async (_says, input, code) => {
    const folder = await folderWith('a.pdf');
    expect(await problemsIn(folder, input)).toEqual([code]);
  });

  it('is a problem of its own: the others are found', async () => {
    const folder = await folderWith('a.pdf', 'b.pdf');
    const { files, problems } = await findFiles(['a.pdf', 'x.pdf', 'b.pdf'], { cwd: folder });
    expect(files.map(({ path }) => relative(folder, path))).toEqual(['a.pdf', 'b.pdf']);
    expect(problems).toMatchObject([{ path: 'x.pdf', error: { code: 'file_missing' } }]);
  });
});

describe('a folder', () => {
  it('gives all files in it and in its folders, in natural order', async () => {
    const folder = await folderWith('d/page 10.pdf', 'd/page 2.pdf', 'd/e/f/Page 1.pdf', 'x.pdf');
    expect(await foundIn(folder, 'd')).toEqual([
      'd/e/f/Page 1.pdf',
      'd/page 2.pdf',
      'd/page 10.pdf',
    ]);
  });

  it('is gone through without hidden files and those of other programs', async () => {
    const left = ['.DS_Store', '.git/config', '~$return.docx', 'Thumbs.db', 'THUMBS.DB'];
    const folder = await folderWith(
      ...[...left, 'desktop.ini', 'a.pdf.part', 'b.TMP'].map((name) => `d/${name}`),
      'd/return.pdf',
    );
    const { files, skipped } = await findFiles(['d'], { cwd: folder });
    expect(files.map(({ path }) => relative(folder, path))).toEqual(['d/return.pdf']);
    expect(skipped).toBe(8);
  });

  it('is gone through its links, which end when they lead back', async () => {
    const folder = await folderWith('d/a/one.pdf', 'elsewhere/two.pdf', 'three.pdf');
    await symlink('..', join(folder, 'd/a/up'));
    await symlink('../elsewhere', join(folder, 'd/linked'));
    await symlink('../three.pdf', join(folder, 'd/0-three.pdf'));
    await symlink('self', join(folder, 'd/self'));
    expect(await foundIn(folder, 'd')).toEqual([
      'd/0-three.pdf',
      'd/a/one.pdf',
      'd/linked/two.pdf',
    ]);
  });

  it('shows a file by its own path before that of a link', async () => {
    const folder = await folderWith('d/z/a.pdf', 'd/z.pdf');
    await symlink('z', join(folder, 'd/a'));
    await symlink('z.pdf', join(folder, 'd/b.pdf'));
    expect(await foundIn(folder, 'd')).toEqual(['d/z.pdf', 'd/z/a.pdf']);
  });

  it('is a problem when no file is in it', async () => {
    const folder = await folderWith('d/.DS_Store');
    await mkdir(join(folder, 'e/f'), { recursive: true });
    expect(await problemsIn(folder, 'd', 'e')).toEqual(['folder_empty', 'folder_empty']);
  });

  it('tells of a link that leads nowhere', async () => {
    const folder = await folderWith('d/a.pdf');
    await symlink('gone.pdf', join(folder, 'd/link.pdf'));
    expect(await problemsIn(folder, 'd')).toEqual(['file_missing']);
  });

  it.each(['d', '**/*.pdf'])('tells of a folder that may not be read in %s', async (input) => {
    const folder = await folderWith('d/a.pdf', 'd/locked/b.pdf');
    await Promise.all([folder, join(folder, 'd')].map((path) => chmod(path, 0o755)));
    await chmod(join(folder, 'd/locked'), 0);
    const { files, problems } = await asNobody(() => findFiles([input], { cwd: folder }));
    expect(files.map(({ path }) => relative(folder, path))).toEqual(['d/a.pdf']);
    expect(problems).toMatchObject([
      { path: expect.stringContaining('locked'), error: { code: 'file_unreadable' } },
    ]);
  });

  it.each([
    ['d', ['d/a\ufffd.pdf', 'd/résumé.pdf']],
    ['d/*.pdf', ['d/a\ufffd.pdf', 'd/résumé.pdf']],
  ])(
    'tells of each name that is no text, beside one that looks like it: %s',
    async (input, own) => {
      const folder = await folderWith(...own);
      const byBytes = (name: string) => Buffer.from(join(folder, 'd', name), 'latin1');
      const made = ['a\xff.pdf', 'a\xfe.pdf', 'Jos\xe9'].map((name) =>
        writeFile(byBytes(name), ''),
      );
      // Not every system takes such names.
      if ((await Promise.allSettled(made)).some(({ status }) => status === 'rejected')) return;
      const { files, problems } = await findFiles([input], { cwd: folder });
      expect(files.map(({ path }) => relative(folder, path))).toEqual(own);
      const paths = problems.map(({ path }) => relative(folder, path)).toSorted();
      expect(paths).toEqual(
        ['d/Jos\\xe9', 'd/a\\xfe.pdf', 'd/a\\xff.pdf'].slice(input === 'd' ? 0 : 1),
      );
      for (const { error } of problems) expect(error.code).toBe('file_name_unreadable');
    },
  );

  it.each(['d', 'd/**/*.pdf'])('tells of a folder whose name is no text: %s', async (input) => {
    const folder = await folderWith('d/a\ufffd/b.pdf', 'd/c.pdf');
    const odd = ['a\xff', 'e\xfe'].map((name) => Buffer.from(join(folder, 'd', name), 'latin1'));
    const made = odd.map(async (path) => {
      await mkdir(path);
      await writeFile(Buffer.concat([path, Buffer.from('/x.pdf')]), '');
    });
    if ((await Promise.allSettled(made)).some(({ status }) => status === 'rejected')) return;
    const { files, problems } = await findFiles([input], { cwd: folder });
    expect(files.map(({ path }) => relative(folder, path))).toEqual(['d/a\ufffd/b.pdf', 'd/c.pdf']);
    const paths = problems.map(({ path }) => relative(folder, path)).toSorted();
    expect(paths).toEqual(['d/a\\xff', 'd/e\\xfe']);
  });

  it('may hold a thousand files', async () => {
    const folder = await folderWith();
    const names = Array.from({ length: 1_000 }, (_, at) => `return ${at}.pdf`);
    await Promise.all(names.map((name) => writeFile(join(folder, name), '')));
    expect(await foundIn(folder, '.')).toEqual(names);
  });

  it('is left when the signal says so', async () => {
    const folder = await folderWith('a.pdf');
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(findFiles(['.'], { cwd: folder, signal })).rejects.toThrow('stop');
  });
});

describe('a pattern that the shell left alone', () => {
  it.each([
    ['*.pdf', ['a.pdf']],
    ['**/*.pdf', ['a.pdf', 'd/b.pdf', 'd/e/c.pdf']],
    ['d/{b,x}.*', ['d/b.pdf', 'd/x.txt']],
    ['[a-c].pdf', ['a.pdf']],
    ['d*', ['d/b.pdf', 'd/e/c.pdf', 'd/x.txt']],
    ['**', ['a.pdf', 'd/b.pdf', 'd/e/c.pdf', 'd/x.txt']],
  ])('%s gives files, and what is in the folders that it fits', async (pattern, expected) => {
    const folder = await folderWith('a.pdf', 'd/b.pdf', 'd/e/c.pdf', 'd/x.txt', 'd/.hidden.pdf');
    expect(await foundIn(folder, pattern)).toEqual(expected);
  });

  it('is looked up where an absolute one points', async () => {
    const folder = await folderWith('a.pdf', 'b.txt');
    const { files } = await findFiles([join(folder, '*.pdf')], { cwd: '/' });
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'a.pdf')]);
  });

  it('gives files whose names look like patterns', async () => {
    const folder = await folderWith('Rivera [final].pdf', 'f.pdf');
    expect(await foundIn(folder, 'Riv*')).toEqual(['Rivera [final].pdf']);
  });
});

describe('a list of paths', () => {
  it.each([
    ['one a line', 'a.pdf\nb c.pdf\n', ['a.pdf', 'b c.pdf']],
    ['with the line ends of Windows', 'a.pdf\r\nb.pdf', ['a.pdf', 'b.pdf']],
    ['with blank lines', '\n a.pdf\n\n  \n', [' a.pdf']],
    ['parted by NUL, with lines in names', 'a\nb.pdf\0c.pdf\0', ['a\nb.pdf', 'c.pdf']],
    ['that is empty', '', []],
  ])('is read %s', (_says, text, expected) => {
    expect(readPathList(text)).toEqual(expected);
  });
});
