import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publicProfileEnv, useSandbox } from '../../support/sandbox.ts';
import { sandboxEnv, taxq, tempFolder } from '../../support/taxq.ts';

const sandbox = useSandbox();
const publicOnly = useSandbox({ surface: 'public' });
const env = () => sandboxEnv(sandbox());

interface Listed {
  id: string;
  source: string;
  shadowed: boolean;
}

const template = (id: string, body: string, more = '') =>
  `---\nid: ${id}\ntitle: A title\naudience: client\n${more}---\n${body}\n`;

/** A home whose own templates are these. */
async function homeWith(templates: Readonly<Record<string, string>>): Promise<string> {
  const home = await tempFolder();
  const folder = join(home, 'config', 'templates', 'en');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(templates)) {
    await writeFile(join(folder, `${name}.md`), text);
  }
  return home;
}

describe('bank list', () => {
  test('gives the portal’s, the pro’s own and the built-in templates, and which is behind which', async () => {
    const TAXQ_HOME = await homeWith({
      'draft-ready': template('draft-ready', 'Your draft is there.'),
      'extension-question': template('extension-question', 'Shall I file an extension?'),
    });
    const run = await taxq(['bank', 'list', '--json'], { env: { ...env(), TAXQ_HOME } });
    expect(run.code).toBe(0);
    const listed = run.json<Listed[]>();
    expect(Object.keys(listed[0] ?? {})).toEqual([
      'id',
      'title',
      'audience',
      'workspace',
      'source',
      'shadowed',
    ]);
    const of = (wanted: string) =>
      listed.filter(({ id }) => id === wanted).map(({ source, shadowed }) => [source, shadowed]);
    expect(of('draft-ready')).toEqual([
      ['own', false],
      ['built-in', true],
    ]);
    expect(of('extension-question')).toEqual([
      ['portal', false],
      ['own', true],
    ]);
    expect(of('intro-taxfyle')).toEqual([['built-in', false]]);
  });

  test('fits a terminal of 80 columns, and is tab-separated in a pipe', async () => {
    const drawn = await taxq(['bank', 'list'], { env: env(), terminal: true });
    expect(drawn.stdout).toMatch(/^TEMPLATE +TITLE +FOR +WORKSPACE +FROM\n/);
    expect(Math.max(...drawn.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(
      80,
    );
    const piped = await taxq(['bank', 'list'], { env: env() });
    expect(piped.stdout).toContain(
      'intro-taxfyle\tIntroduction (Taxfyle)\tclient\ttaxfyle\tbuilt-in\n',
    );
  });

  test('says that a broken template is not on the list', async () => {
    const TAXQ_HOME = await homeWith({ broken: 'no front matter' });
    const run = await taxq(['bank', 'list'], { env: { ...env(), TAXQ_HOME } });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('One template is broken');
    expect(run.stdout).not.toContain('broken');
  });

  test('still shows what is on this machine when the portal can’t be reached', async () => {
    const away = { ...env(), TAXQ_URL: 'http://127.0.0.1:1', TAXQ_TOKEN: 'any' };
    const run = await taxq(['bank', 'list', '--json'], { env: away });
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('Without the portal’s templates');
    expect(new Set(run.json<Listed[]>().map(({ source }) => source))).toEqual(
      new Set(['built-in']),
    );
  });

  test('is silent about a portal that has no message bank', async () => {
    const run = await taxq(['bank', 'list', '--json'], {
      env: await publicProfileEnv(publicOnly()),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.json<Listed[]>().every(({ source }) => source === 'built-in')).toBe(true);
  });
});

describe('bank show', () => {
  test('gives a template with its variables', async () => {
    const run = await taxq(['bank', 'show', 'closing-rocket-tax', '--json'], { env: env() });
    const shown = run.json<Record<string, unknown> & { variables: Record<string, unknown>[] }>();
    expect(Object.keys(shown)).toEqual([
      'id',
      'title',
      'audience',
      'workspace',
      'source',
      'where',
      'rules',
      'variables',
      'body',
    ]);
    expect(shown['body']).toContain('Hi {{ client.first_name }},');
    expect(shown.variables[0]).toEqual({
      name: 'client.first_name',
      type: 'text',
      required: true,
      about: 'The client’s first name',
      values: [],
      item: null,
      filled_from_job: true,
    });
    expect(shown.variables.at(-1)).toMatchObject({
      name: 'jurisdictions',
      type: 'list',
      filled_from_job: false,
      item: { type: 'record' },
    });
  });

  test('draws what a template takes and its text', async () => {
    const run = await taxq(['bank', 'show', 'open-items'], { env: env(), terminal: true });
    expect(run.stdout).toContain('client.first_name  required, filled from the job');
    expect(run.stdout).toContain('\nText\n');
  });

  test('names what comes near an id that isn’t there', async () => {
    const run = await taxq(['bank', 'show', 'open-item'], { env: env() });
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('Did you mean open-items?');
  });
});

describe('bank check', () => {
  test('finds nothing wrong with what comes with taxq and with the sandbox’s own', async () => {
    const run = await taxq(['bank', 'check', '--json'], { env: env() });
    expect(run.code).toBe(0);
    expect(run.json()).toEqual([]);
    expect(run.stderr).toContain('usable');
  });

  test('gives every problem with file and line, and ends with 6 for an error', async () => {
    const TAXQ_HOME = await homeWith({
      odd: template('odd', 'Fine.\n\n~~Not shown~~ by the chat.'),
      spare: template('spare', 'Fine.', 'variables:\n  nick: text\n'),
    });
    const run = await taxq(['bank', 'check', '--json'], { env: { ...env(), TAXQ_HOME } });
    expect(run.code).toBe(6);
    const file = (name: string) => join(TAXQ_HOME, 'config', 'templates', 'en', `${name}.md`);
    expect(run.json()).toEqual([
      {
        template: 'odd',
        file: file('odd'),
        line: 8,
        severity: 'error',
        message: expect.any(String),
        rule: 'M14',
      },
      {
        template: 'spare',
        file: file('spare'),
        line: null,
        severity: 'warning',
        message: expect.stringContaining('nick'),
        rule: null,
      },
    ]);
  });

  test('lets warnings pass', async () => {
    const TAXQ_HOME = await homeWith({
      spare: template('spare', 'Fine.', 'variables:\n  nick: text\n'),
    });
    const run = await taxq(['bank', 'check'], { env: { ...env(), TAXQ_HOME }, terminal: true });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^spare {2}\/.*\n {2}! nick is declared and never used\n$/);
    expect(run.stderr).toContain('usable');
  });

  test('says where to put a template to use it, and not of one that lies there', async () => {
    const TAXQ_HOME = await homeWith({ mine: template('mine', 'Fine.') });
    const folder = join(TAXQ_HOME, 'config', 'templates', 'en');
    const elsewhere = join(await tempFolder(), 'new.md');
    await writeFile(elsewhere, template('new', 'Fine.'));
    const check = async (file: string) =>
      (await taxq(['bank', 'check', file], { env: { TAXQ_HOME } })).stderr;
    expect(await check(elsewhere)).toContain(`→ To use it, put it into the folder ${folder}\n`);
    expect(await check(join(folder, 'mine.md'))).not.toContain('→');
  });

  test('checks one file without any portal', async () => {
    const folder = await tempFolder();
    const good = join(folder, 'good.md');
    await writeFile(good, template('good', 'Fine.'));
    const nowhere = { TAXQ_URL: 'http://127.0.0.1:1', TAXQ_TOKEN: 'any' };
    expect(await taxq(['bank', 'check', good], { env: nowhere })).toMatchObject({ code: 0 });
    const misnamed = join(folder, 'other.md');
    await writeFile(misnamed, template('good', 'Fine.'));
    const run = await taxq(['bank', 'check', misnamed], { env: nowhere });
    expect(run.code).toBe(6);
    expect(run.stdout).toMatch(/^error\tgood\t\t\t.*good\.md.*\t.*other\.md\n$/);
  });

  test.each([
    ['that isn’t there', '/no/such/file.md'],
    ['that is a folder', '/'],
  ])('refuses a file %s', async (_, file) => {
    const run = await taxq(['bank', 'check', file], { env: env() });
    expect(run.code).toBe(2);
  });
});
