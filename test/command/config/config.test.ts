import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type RunOptions, taxq, tempFolder } from '../../support/taxq.ts';

const FIELDS = ['key', 'value', 'default', 'source', 'allowed', 'about'];
const CLOCK = () => new Date('2026-03-11T15:00:00.000Z');

interface Setting {
  key: string;
  value: string | number | boolean | null;
  default: string | number | boolean | null;
  source: string;
}

/** A machine with this configuration. */
async function machine(configuration?: object) {
  const home = await tempFolder();
  const file = join(home, 'config', 'config.json');
  if (configuration !== undefined) {
    await mkdir(join(home, 'config'));
    await writeFile(file, JSON.stringify(configuration));
  }
  return {
    stored: async () => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>,
    config: (words: readonly string[], options: RunOptions = {}) =>
      taxq(['config', ...words], {
        clock: CLOCK,
        ...options,
        env: { TZ: 'America/Chicago', TAXQ_HOME: home, ...options.env },
      }),
  };
}

describe('config list', () => {
  test('shows every setting, its default and where it comes from', async () => {
    const { config } = await machine({
      settings: { draft_days: 5 },
      tag_words: { quittung: 'efile' },
    });
    const settings = (await config(['list', '--json'])).json<Setting[]>();
    for (const setting of settings) expect(Object.keys(setting)).toEqual(FIELDS);
    const told = settings.map(({ key, value, default: usual, source }) => [
      key,
      value,
      usual,
      source,
    ]);
    expect(told.filter(([key]) => key !== 'archive_folder')).toEqual([
      ['time_zone', 'America/Chicago', 'America/Chicago', 'TZ'],
      ['reply_hours', 48, 48, 'default'],
      ['hold_pauses_reply', false, false, 'default'],
      ['follow_up_hours', 48, 48, 'default'],
      ['draft_days', 5, 7, 'config.json'],
      ['hold_pauses_draft', true, true, 'default'],
      ['check_in_days', 5, 5, 'default'],
      ['efile_opens', null, null, 'default'],
      ['tag_words.quittung', 'efile', null, 'config.json'],
    ]);
  });

  test('fits a terminal of 80 columns', async () => {
    const { config } = await machine();
    const run = await config(['list'], { terminal: true });
    expect(run.stdout).toMatch(/^SETTING +VALUE +DEFAULT +FROM\ntime_zone +America\/Chicago/);
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('names this machine’s zone where nothing else names one', async () => {
    const { config } = await machine();
    const [zone] = (await config(['list', '--json'], { env: { TZ: '' } })).json<Setting[]>();
    expect(zone?.source).toBe('this machine');
  });
});

describe('config set', () => {
  test.each([
    ['time_zone', 'America/New_York', 'America/New_York'],
    ['reply_hours', '24', 24],
    ['follow_up_hours', '36.5', 36.5],
    ['draft_days', '5', 5],
    ['hold_pauses_draft', 'false', false],
    ['hold_pauses_reply', 'Yes', true],
    ['efile_opens', '2026-01-26', '2026-01-26'],
    ['archive_folder', 'clients', resolve('clients')],
    ['archive_folder', '~/clients', join(homedir(), 'clients')],
  ])('keeps %s as %s', async (key, text, value) => {
    const { config, stored } = await machine();
    const run = await config(['set', key, text, '--json']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.json()).toMatchObject({ key, value, source: 'config.json' });
    expect(await stored()).toEqual({ profiles: {}, settings: { [key]: value } });
  });

  test('leaves everything else as it is', async () => {
    const profile = { url: 'https://a.example', token_url: 'https://a.example/t', audience: 'a' };
    const before = { current: 'a', profiles: { a: profile }, tag_words: { beleg: 'final' } };
    const { config, stored } = await machine({ ...before, settings: { draft_days: 5 } });
    await config(['set', 'tag_words.quittung', 'efile']);
    await config(['set', 'reply_hours', '24']);
    expect(await stored()).toEqual({
      ...before,
      tag_words: { beleg: 'final', quittung: 'efile' },
      settings: { draft_days: 5, reply_hours: 24 },
    });
  });

  test.each([
    ['time_zone', 'Mars/Olympus', 'a zone’s name such as America/New_York'],
    ['reply_hours', 'many', 'a number of hours above 0'],
    ['draft_days', '0', 'from 1 to 60'],
    ['hold_pauses_draft', 'perhaps', 'true or false'],
    ['efile_opens', 'soon', 'a day such as'],
    ['archive_folder', '', 'an absolute path'],
    ['tag_words.quittung', ' ', 'no tag'],
    ['draft_day', '5', 'check_in_days'],
    ['tag_words.', 'efile', 'tag_words.WORD'],
    ['constructor', 'x', 'There is no setting'],
  ])('refuses %s “%s” with 2 and says what is allowed', async (key, text, allowed) => {
    const { config, stored } = await machine();
    const run = await config(['set', key, text]);
    expect(run.code).toBe(2);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(allowed);
    await expect(stored()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('config get', () => {
  test('gives the value alone in a pipe, and a page on a terminal', async () => {
    const { config } = await machine({ settings: { reply_hours: 24 } });
    expect((await config(['get', 'reply_hours'])).stdout).toBe('24\n');
    const page = await config(['get', 'reply_hours'], { terminal: true });
    expect(page.stdout).toMatch(/value +24\nfrom +config.json\ndefault +48\nallowed +a number/);
    expect((await config(['get', 'tag_words.toString'])).stdout).toBe('\n');
  });
});

describe('config unset', () => {
  test('gives the default back, once and again', async () => {
    const { config, stored } = await machine({
      settings: { reply_hours: 24 },
      tag_words: { a: 'draft', b: 'final' },
    });
    for (const _ of [1, 2]) {
      const run = await config(['unset', 'reply_hours']);
      expect(run).toMatchObject({ code: 0, stdout: '✓ reply_hours has its default: 48\n' });
    }
    await config(['unset', 'tag_words.a']);
    expect(await stored()).toEqual({ profiles: {}, tag_words: { b: 'final' } });
  });
});

test('a setting that isn’t allowed stops every command that needs the configuration, with 3', async () => {
  const { config } = await machine({ settings: { draft_days: 'seven' } });
  const run = await config(['list']);
  expect(run.code).toBe(3);
  expect(run.stderr).toContain('config.json');
  expect(run.stderr).toContain('“settings.draft_days” must be a whole number of days');
});

test('profiles come and go without touching the settings', async () => {
  const kept = { settings: { draft_days: 5 }, tag_words: { a: 'draft' } };
  const { config, stored } = await machine(kept);
  const home = (await config(['get', 'archive_folder'])).stdout.replace(/\/data\/archive\n$/, '');
  const profile = (...words: string[]) => taxq(['profile', ...words], { env: { TAXQ_HOME: home } });
  await profile('add', 'firm', '--preset', 'worklayer', '--use');
  expect(await stored()).toMatchObject({ ...kept, current: 'firm' });
  await profile('use', 'sandbox');
  expect(await stored()).toMatchObject(kept);
  await profile('remove', 'firm', '--yes');
  expect(await stored()).toEqual({ ...kept, profiles: {} });
});
