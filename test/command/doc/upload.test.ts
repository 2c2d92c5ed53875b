import { createHash } from 'node:crypto';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pdfBytes, writeFiles, writeOne } from '../../support/files.ts';
import { startRelay } from '../../support/relay.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { json, startPortal } from '../../support/server.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';
import { documents, timesTitled } from './documents.ts';

const TIME = '2026-03-01T10:00:00.000Z';

const sandbox = useSandbox();
const env = () => sandboxEnv(sandbox());

interface Result {
  file: string;
  status: string;
  document_id: string | null;
  title: string;
  tag: string;
  size: number;
  sha256: string;
  job: string;
  error: { code: string; message: string; hint: string | null } | null;
}

describe('doc upload', () => {
  test('uploads a file under its tag, and the portal holds the same bytes', async () => {
    const content = pdfBytes('notice');
    const file = await writeOne('IRS notice.pdf', content);
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER', '--json'], {
      env: env(),
    });
    expect(run.code).toBe(0);
    const [result, ...others] = run.json<Result[]>();
    expect(others).toEqual([]);
    expect(Object.keys(result ?? {})).toEqual([
      'file',
      'status',
      'document_id',
      'title',
      'tag',
      'size',
      'sha256',
      'job',
      'overridden',
      'error',
    ]);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(result).toMatchObject({
      file,
      status: 'uploaded',
      title: 'IRS notice',
      tag: 'OTHER',
      size: content.length,
      sha256,
      error: null,
    });
    const held = (await documents('Núñez', env())).find(({ id }) => id === result?.document_id);
    expect(held).toMatchObject({ file_name: 'IRS notice.pdf', size: content.length, sha256 });
  });

  test('takes title and description for one file', async () => {
    const file = await writeOne('scan0001.txt', 'a note');
    const words = ['--title', 'Mileage log', '--description', 'From the client’s car'];
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'Other', ...words], {
      env: env(),
    });
    expect(run.code).toBe(0);
    const held = await documents('Núñez', env());
    expect(held.find(({ title }) => title === 'Mileage log')?.description).toBe(
      'From the client’s car',
    );
  });

  test('refuses one --title for two files before anything is sent', async () => {
    const files = await writeFiles({ 'a.txt': 'a', 'b.txt': 'b' });
    const run = await taxq(
      ['doc', 'upload', 'Núñez', ...files, '--tag', 'OTHER', '--title', 'Both'],
      { env: env() },
    );
    expect(run.code).toBe(2);
    expect(await timesTitled('Both', 'Núñez', env())).toBe(0);
  });

  test('does not send again what the job has already under that tag', async () => {
    const file = await writeOne('statement.txt', 'same content');
    const upload = () =>
      taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER', '--json'], { env: env() });
    const [first] = (await upload()).json<Result[]>();
    const again = await upload();
    expect(again.code).toBe(0);
    expect(again.json<Result[]>()).toMatchObject([
      { status: 'already_there', document_id: first?.document_id },
    ]);
    expect(await timesTitled('statement', 'Núñez', env())).toBe(1);
  });

  test('sends the same content once when it is named twice', async () => {
    const files = await writeFiles({ 'twin-1.txt': 'twins', 'twin-2.txt': 'twins' });
    const run = await taxq(['doc', 'upload', 'Núñez', ...files, '--tag', 'OTHER', '--json'], {
      env: env(),
    });
    const statuses = run.json<Result[]>().map(({ status }) => status);
    expect(statuses).toEqual(['uploaded', 'already_there']);
  });

  test('shows with --dry-run what it would send, and sends nothing', async () => {
    const file = await writeOne('only-a-look.txt', 'look');
    const run = await taxq(
      ['doc', 'upload', 'Núñez', file, '--tag', 'OTHER', '--dry-run', '--json'],
      { env: env() },
    );
    expect(run.code).toBe(0);
    expect(run.json<Result[]>()).toMatchObject([{ status: 'would_upload', document_id: null }]);
    expect(await timesTitled('only-a-look', 'Núñez', env())).toBe(0);
  });

  test('draws a table on a terminal', async () => {
    const file = await writeOne('table.txt', 'drawn');
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], {
      env: env(),
      terminal: true,
    });
    expect(run.stdout).toMatch(/^FILE +TAG +SIZE +RESULT/);
    expect(run.stdout).toContain('✓ uploaded');
    expect(run.stderr).toContain('María José Núñez');
  });

  test('prints a tab-separated line per file in a pipe, with the document’s id', async () => {
    const file = await writeOne('piped.txt', 'piped');
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], { env: env() });
    expect(run.stdout).toMatch(/^\S+piped\.txt\tOTHER\t5 B\t✓ uploaded\t[0-9a-f-]{36}\n$/);
    expect(run.stderr).toContain('Uploading piped.txt, 5 B');
  });

  test('knows a tag by word, by id and by name in any case', async () => {
    const file = await writeOne('draft.pdf', pdfBytes('draft by word'));
    for (const tag of ['draft', 'DRAFT_RETURN', 'draft return']) {
      const run = await taxq(
        ['doc', 'upload', 'Elena', file, '--tag', tag, '--dry-run', '--json'],
        { env: env() },
      );
      expect(run.json<Result[]>()).toMatchObject([{ tag: 'DRAFT_RETURN' }]);
    }
  });

  test('keeps names that other systems can’t hold', async () => {
    const files = await writeFiles({ '.thing.json': '{"a":1}', CON: 'con', '🧾 receipt.txt': 'r' });
    const run = await taxq(['doc', 'upload', 'Núñez', ...files, '--tag', 'OTHER', '--json'], {
      env: env(),
    });
    expect(run.code).toBe(0);
    expect(run.json<Result[]>().map(({ title }) => title)).toEqual(['.thing', 'CON', '🧾 receipt']);
  });
});

describe('doc upload checks every file before the first byte is sent', () => {
  const refuse = async (path: string, tag = 'OTHER') => {
    const good = await writeOne('good.txt', `good beside ${path}`);
    const relay = await startRelay(sandbox().url, () => 'pass');
    const run = await taxq(['doc', 'upload', 'Raman', good, path, '--tag', tag], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(relay.count('POST', '/documents')).toBe(0);
    return run;
  };

  test.each([
    ['a missing file', async (folder: string) => join(folder, 'none.pdf'), 'There is no file'],
    [
      'a folder',
      async (folder: string) => {
        await mkdir(join(folder, 'sub'));
        return join(folder, 'sub');
      },
      'A folder cannot be uploaded',
    ],
    [
      'an empty file',
      async (folder: string) => {
        await writeFile(join(folder, 'empty.txt'), '');
        return join(folder, 'empty.txt');
      },
      'The file is empty',
    ],
    [
      'a PDF that isn’t one',
      async (folder: string) => {
        await writeFile(join(folder, 'fake.pdf'), 'hello');
        return join(folder, 'fake.pdf');
      },
      'Not a PDF',
    ],
    [
      'a file over 500 MB, without reading it',
      async (folder: string) => {
        const path = join(folder, 'huge.bin');
        await writeFile(path, '');
        await truncate(path, 500 * 1024 * 1024 + 1);
        return path;
      },
      'The file is too large',
    ],
  ])('refuses %s', async (_, make, words) => {
    const run = await refuse(await make(await tempFolder()));
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(words);
  });

  test('names all of several bad files at once', async () => {
    const folder = await tempFolder();
    const run = await taxq(
      ['doc', 'upload', 'Raman', join(folder, 'x.pdf'), folder, '--tag', 'OTHER'],
      { env: env() },
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('2 of 2 files can’t be uploaded; nothing was sent.');
    expect(run.stderr).toContain('x.pdf');
  });

  test('refuses a draft that isn’t a PDF, whatever its name', async () => {
    const file = await writeOne('return.docx', 'words');
    const run = await taxq(['doc', 'upload', 'Raman', file, '--tag', 'draft'], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('Not a PDF');
  });

  test('refuses an unknown tag with the tags there are', async () => {
    const run = await refuse(await writeOne('a.txt', 'a'), 'drafft');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('“drafft” is not a tag of this portal.');
    expect(run.stderr).toContain('draft, final, efile');
  });

  test('needs a tag', async () => {
    const run = await taxq(['doc', 'upload', 'Raman', 'a.pdf'], { env: env() });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('--tag');
  });

  test.each([
    ['an unknown job', 'Nobody', 5],
    ['a name that fits two jobs', 'Kim', 2],
  ])('refuses %s', async (_, job, code) => {
    const file = await writeOne('a.txt', 'a');
    const run = await taxq(['doc', 'upload', job, file, '--tag', 'OTHER'], { env: env() });
    expect(run.code).toBe(code);
  });
});

describe('doc upload keeps the rules of the work', () => {
  const upload = async (job: string, tag: string, text: string) =>
    taxq(['doc', 'upload', job, await writeOne('return.pdf', pdfBytes(text)), '--tag', tag], {
      env: env(),
    });

  test.each([
    ['a closed job (X11)', 'Feld', 'OTHER', 'X11'],
    ['a cancelled job (X11)', 'Haddad', 'OTHER', 'X11'],
    ['a draft while a scope change waits (C2)', 'Brien', 'draft', 'C2'],
    ['a final before the client approved the draft (D2)', 'Elena', 'final', 'D2'],
    ['a final without any draft (D2)', 'Núñez', 'final', 'D2'],
  ])('refuses %s and says what to do', async (_, job, tag, rule) => {
    const run = await upload(job, tag, `${job} ${tag}`);
    expect(run.code).toBe(6);
    expect(run.stderr).toContain(rule);
    expect(run.stderr).toContain('→');
    expect(run.stdout).toBe('');
  });

  test('lets other documents through while a scope change waits', async () => {
    expect((await upload('Brien', 'OTHER', 'beside the scope change')).code).toBe(0);
  });

  test('lets a final through after the approval', async () => {
    expect((await upload('Raman', 'final', 'corrected final')).code).toBe(0);
  });

  test('says that a closed job has the content already, instead of refusing', async () => {
    const [held] = await documents('Feld', env());
    const folder = await tempFolder();
    await taxq(['doc', 'download', 'Feld', held?.id ?? '', '--out', folder], { env: env() });
    const path = join(folder, held?.file_name ?? '');
    const tag = held?.document_type?.id ?? '';
    const run = await taxq(['doc', 'upload', 'Feld', path, '--tag', tag, '--json'], { env: env() });
    expect(run.code).toBe(0);
    expect(run.json<Result[]>()).toMatchObject([{ status: 'already_there' }]);
  });
});

describe('doc upload on a portal in trouble', () => {
  test('goes on after a failure, and ends with 8', async () => {
    const files = await writeFiles({ 'first.txt': 'first of two', 'second.txt': 'second of two' });
    const relay = await startRelay(sandbox().url, (method, path, count) =>
      method === 'POST' && path.endsWith('/documents') && count === 1 ? 'refuse' : 'pass',
    );
    const run = await taxq(['doc', 'upload', 'Núñez', ...files, '--tag', 'OTHER', '--json'], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(run.code).toBe(8);
    const results = run.json<Result[]>();
    expect(results.map(({ status }) => status)).toEqual(['failed', 'uploaded']);
    expect(results[0]?.error).toMatchObject({ code: 'portal_refused' });
    expect(results[0]?.error?.message).toContain('locked');
    expect(run.stderr).toContain('1 of 2 files could not be uploaded.');
  });

  test('ends with the first failure’s code when all failed', async () => {
    const files = await writeFiles({ 'one.txt': 'one of none', 'two.txt': 'two of none' });
    const relay = await startRelay(sandbox().url, (method, path) =>
      method === 'POST' && path.endsWith('/documents') ? 'refuse' : 'pass',
    );
    const run = await taxq(['doc', 'upload', 'Núñez', ...files, '--tag', 'OTHER'], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(run.code).toBe(6);
  });

  test('has one document after a lost answer, by the same idempotency key', async () => {
    const file = await writeOne('lost-answer.txt', 'lost on the way back');
    const relay = await startRelay(sandbox().url, (method, path, count) =>
      method === 'POST' && path.endsWith('/documents') && count === 1 ? 'lose' : 'pass',
    );
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], {
      env: { ...env(), TAXQ_URL: relay.origin },
    });
    expect(run.code).toBe(0);
    expect(relay.count('POST', '/documents')).toBe(2);
    expect(await timesTitled('lost-answer', 'Núñez', env())).toBe(1);
  });

  test('ends with 4 when the token is not accepted', async () => {
    const file = await writeOne('a.txt', 'a');
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], {
      env: { TAXQ_URL: sandbox().url, TAXQ_TOKEN: 'expired' },
    });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain('TAXQ_TOKEN');
  });

  test.each([
    ['has no room left', 507, { title: 'Insufficient Storage' }, 'no room left'],
    ['answers with a web page', 200, '<h1>Sign in to the hotel</h1>', 'web page'],
  ])('ends with 7 when the portal %s', async (_, status, body, words) => {
    const file = await writeOne('a.txt', 'a');
    const portal = await startPortal(({ path }, response) => {
      if (path === '/v1.0/documents') {
        const page = typeof body === 'string';
        response.writeHead(status, { 'content-type': page ? 'text/html' : 'application/json' });
        return response.end(page ? body : JSON.stringify(body));
      }
      const job = { id: 'j', short_id: 'AAAAAAAAAAA', status: 'CLAIMED', create_time: TIME };
      return json(response, path.endsWith('/documents') ? { data: [] } : job);
    });
    const run = await taxq(['doc', 'upload', 'AAAAAAAAAAA', file, '--tag', 'OTHER'], {
      env: portal.env,
    });
    expect(run.code).toBe(7);
    expect(run.stderr).toContain(words);
  });

  test('ends with 7 when nothing listens there', async () => {
    const file = await writeOne('a.txt', 'a');
    const run = await taxq(['doc', 'upload', 'Núñez', file, '--tag', 'OTHER'], {
      env: { TAXQ_URL: 'http://127.0.0.1:1', TAXQ_TOKEN: 'any' },
    });
    expect(run.code).toBe(7);
  });
});
