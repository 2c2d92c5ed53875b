import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  PROFILE_FIELDS,
  PROFILE_VIEW_FIELDS,
  REMOVE_FIELDS,
} from '../../../src/commands/profile/fields.ts';
import { profile as noun } from '../../../src/commands/profile/index.ts';
import type { ProfileView } from '../../../src/commands/profile/profile-view.ts';
import { PRESETS } from '../../../src/config/profile.ts';
import { homeWith, signInPath } from '../../support/home.ts';
import { type RunOptions, taxq, tempFolder } from '../../support/taxq.ts';

const URLS = ['--url', 'https://a.example', '--token-url', 'https://login.example/t'];
const FULL = [...URLS, '--audience', 'aud'];
const STORED = { url: 'https://a.example', token_url: 'https://login.example/t', audience: 'aud' };

async function machine(current?: string) {
  const profiles = { first: STORED, second: { ...STORED, url: 'https://b.example' } };
  const home = await homeWith({ profiles, ...(current ? { current } : {}) });
  const run = (argv: readonly string[], options: RunOptions = {}) =>
    taxq(['profile', ...argv], { ...options, env: { TAXQ_HOME: home, ...options.env } });
  const signIn = async (name: string) => {
    await mkdir(dirname(signInPath(home, name)), { recursive: true });
    await writeFile(signInPath(home, name), '{"client_id":"id","client_secret":"the-secret"}');
  };
  return { home, run, signIn };
}

const configOf = async (home: string) =>
  JSON.parse(await readFile(join(home, 'config', 'config.json'), 'utf8'));

describe('profile add', () => {
  it('keeps what was given and shows it', async () => {
    const home = await tempFolder();
    const words = ['--email', 'me@a.example', '--user-id', 'u1', '--tag-draft', 'DR', '--use'];
    const argv = ['profile', 'add', 'mine', ...FULL, ...words, '--json'];
    const ran = await taxq(argv, { env: { TAXQ_HOME: home } });
    expect(ran.code).toBe(0);
    expect(Object.keys(ran.json<object>())).toEqual([...PROFILE_VIEW_FIELDS]);
    expect(await configOf(home)).toEqual({
      current: 'mine',
      profiles: {
        mine: { ...STORED, email: 'me@a.example', user_id: 'u1', tags: { draft: 'DR' } },
      },
    });
    expect(ran.stderr).toContain('taxq --profile mine auth login');
  });

  it('fills in from a preset what isn’t given', async () => {
    const { home, run } = await machine();
    await run(['add', 'tax', '--preset', 'worklayer', '--audience', 'other']);
    expect((await configOf(home)).profiles.tax).toEqual({
      ...PRESETS['worklayer'],
      audience: 'other',
    });
  });

  it('knows which portals real clients work with: those that say so, and Worklayer’s own', async () => {
    const { home, run } = await machine();
    const marked = await run(['add', 'real', ...FULL, '--production', '--json']);
    expect(marked.json()).toMatchObject({ production: true });
    expect((await configOf(home)).profiles.real).toEqual({ ...STORED, production: true });
    const preset = await run(['add', 'tax', '--preset', 'worklayer', '--json']);
    expect(preset.json()).toMatchObject({ production: true });
    expect((await run(['show', 'first', '--json'])).json()).toMatchObject({ production: false });
  });

  it('offers exactly the presets there are', () => {
    const options = noun.verbs.find(({ name }) => name === 'add')?.options ?? [];
    const preset = options.find(({ flags }) => flags.startsWith('--preset'));
    expect(preset?.choices).toEqual(Object.keys(PRESETS));
  });

  it.each([
    ['no address', 2, ['new']],
    ['no audience', 2, ['new', ...URLS]],
    ['an empty audience', 2, ['new', ...URLS, '--audience', ' ']],
    ['an unknown preset', 2, ['new', '--preset', 'nobody']],
    ['a name that is taken', 2, ['first', ...FULL]],
    ['the embedded portal’s name', 2, ['sandbox', ...FULL]],
    ['a name with a path in it', 2, ['../x', ...FULL]],
    ['an address in the clear', 3, ['new', ...FULL, '--url', 'http://a.example']],
    ['a token URL in the clear', 3, ['new', ...FULL, '--token-url', 'http://a.example']],
    ['an address with a path', 3, ['new', ...FULL, '--url', 'https://a.example/api']],
  ])('refuses %s with %i and changes nothing', async (_, code, argv) => {
    const { home, run } = await machine();
    const before = await configOf(home);
    expect((await run(['add', ...argv])).code).toBe(code);
    expect(await configOf(home)).toEqual(before);
  });

  it('keeps the mark of a portal with real clients when it is written anew, and says when it goes', async () => {
    const { run } = await machine();
    const add = (...words: string[]) => run(['add', 'live', ...FULL, ...words, '--json']);
    await add('--production');
    expect((await add('--replace')).json()).toMatchObject({ production: true });
    const moved = await add('--replace', '--url', 'https://other.example');
    expect(moved.json()).toMatchObject({ production: false });
    expect(moved.stderr).toContain('isn’t marked as production any more');
  });

  it('replaces with --replace, and keeps a sign-in that is for the same addresses', async () => {
    const { home, run, signIn } = await machine();
    await signIn('first');
    const ran = await run(['add', 'first', ...FULL, '--email', 'me@a.example', '--replace']);
    expect(ran.code).toBe(0);
    expect((await configOf(home)).profiles.first.email).toBe('me@a.example');
    await access(signInPath(home, 'first'));
  });

  it('forgets a sign-in that was for other addresses', async () => {
    const { home, run, signIn } = await machine();
    await signIn('first');
    const elsewhere = ['--token-url', 'https://evil.example/t'];
    const ran = await run(['add', 'first', ...FULL, ...elsewhere, '--replace']);
    expect(ran.stderr).toContain('for other addresses');
    await expect(access(signInPath(home, 'first'))).rejects.toThrow('ENOENT');
  });
});

describe('profile list', () => {
  it('lists the built-in one too, which is current until another is', async () => {
    const { run } = await machine();
    const list = (await run(['list', '--json'])).json<ProfileView[]>();
    expect(Object.keys(list[0] ?? {})).toEqual([...PROFILE_FIELDS]);
    expect(list).toEqual([
      { name: 'sandbox', url: null, current: true, signed_in_by: 'itself' },
      { name: 'first', url: 'https://a.example', current: false, signed_in_by: null },
      { name: 'second', url: 'https://b.example', current: false, signed_in_by: null },
    ]);
  });

  it('is a table on a terminal and bare rows in a pipe', async () => {
    const { run, signIn } = await machine('second');
    await signIn('second');
    const shown = await run(['list'], { terminal: true });
    expect(shown.stdout).toMatch(/PROFILE +PORTAL +SIGNED IN BY/);
    expect(shown.stdout).toMatch(/● +second +https:\/\/b\.example +the file/);
    expect((await run(['list'])).stdout.split('\n')[0]).toBe('\tsandbox\tnot running\titself');
  });

  it('goes on past a stored sign-in that is broken', async () => {
    const { home, run, signIn } = await machine();
    await signIn('first');
    await writeFile(signInPath(home, 'first'), '{');
    const list = (await run(['list', '--json'])).json<ProfileView[]>();
    expect(list.map(({ name }) => name)).toEqual(['sandbox', 'first', 'second']);
  });

  it('says when the environment names another', async () => {
    const { run } = await machine();
    const ran = await run(['list'], { env: { TAXQ_PROFILE: 'second' } });
    expect(ran.stderr).toContain('TAXQ_PROFILE is set (second)');
  });

  it('ends with 3 when the configuration is broken', async () => {
    const { home, run } = await machine();
    await writeFile(join(home, 'config', 'config.json'), '{');
    expect(await run(['list'])).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('profile show', () => {
  it('shows the named one, or the one in use, and no secret', async () => {
    const { run, signIn } = await machine('second');
    await signIn('second');
    const ran = await run(['show', '--json']);
    expect(Object.keys(ran.json<object>())).toEqual([...PROFILE_VIEW_FIELDS]);
    expect(ran.json()).toMatchObject({ name: 'second', current: true, audience: 'aud' });
    expect(ran.stdout).not.toContain('the-secret');
    expect((await run(['show', 'first', '--json=name'])).json()).toEqual({ name: 'first' });
    expect((await run(['show'], { terminal: true })).stdout).toMatch(/^second {2}● current\n/);
  });

  it('shows a portal of the environment', async () => {
    const { run } = await machine();
    const ran = await run(['show', '--json'], { env: { TAXQ_URL: 'https://env.example' } });
    expect(ran.json()).toMatchObject({ name: 'environment', url: 'https://env.example' });
  });

  it.each(['nobody', 'constructor'])('ends with 3 for %s', async (name) => {
    const { run } = await machine();
    const ran = await run(['show', name]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('sandbox, first, second');
  });
});

describe('profile use', () => {
  it('makes one current, and the built-in one again', async () => {
    const { home, run } = await machine();
    expect((await run(['use', 'first', '--json'])).json()).toMatchObject({ current: true });
    expect((await configOf(home)).current).toBe('first');
    expect((await run(['use', 'sandbox'])).code).toBe(0);
    expect(await configOf(home)).not.toHaveProperty('current');
  });

  it('ends with 3 for one that isn’t there, and changes nothing', async () => {
    const { home, run } = await machine('first');
    expect((await run(['use', 'nobody'])).code).toBe(3);
    expect((await configOf(home)).current).toBe('first');
  });
});

describe('profile remove', () => {
  it('removes it and its stored sign-in, and falls back to the built-in one', async () => {
    const { home, run, signIn } = await machine('first');
    await signIn('first');
    const ran = await run(['remove', 'first', '--yes', '--json']);
    expect(Object.keys(ran.json<object>())).toEqual([...REMOVE_FIELDS]);
    expect(ran.json()).toEqual({
      name: 'first',
      removed: true,
      sign_in_removed: true,
      current: 'sandbox',
    });
    expect(ran.stderr).toContain('The current profile is sandbox now');
    expect(Object.keys((await configOf(home)).profiles)).toEqual(['second']);
    await expect(access(signInPath(home, 'first'))).rejects.toThrow('ENOENT');
  });

  it('asks on a terminal, and a no changes nothing', async () => {
    const { home, run } = await machine('first');
    const answers = { 'Remove profile': 'n\r' };
    expect((await run(['remove', 'first'], { terminal: true, answers })).code).toBe(1);
    expect(Object.keys((await configOf(home)).profiles)).toEqual(['first', 'second']);
  });

  it.each([
    ['nobody to ask', 2, ['first']],
    ['the built-in one', 2, ['sandbox', '--yes']],
    ['one that isn’t there', 3, ['nobody', '--yes']],
    ['a dry run', 0, ['first', '--dry-run']],
  ])('with %s ends with %i and changes nothing', async (_, code, argv) => {
    const { home, run } = await machine('first');
    expect((await run(['remove', ...argv])).code).toBe(code);
    expect(Object.keys((await configOf(home)).profiles)).toEqual(['first', 'second']);
  });
});
