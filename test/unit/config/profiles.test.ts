import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPaths } from '../../../src/config/paths.ts';
import { checkProfile, checkProfileName } from '../../../src/config/profile.ts';
import { readConfiguration, writeConfiguration } from '../../../src/config/profiles.ts';
import { tempFolder } from '../../support/taxq.ts';

const PROFILE = {
  url: 'https://a.example',
  token_url: 'https://a.example/oauth/token',
  audience: 'a',
};

describe('the configuration', () => {
  it('is empty before it was written', async () => {
    expect(readConfiguration(await tempFolder())).toEqual({ profiles: {} });
  });

  it('is read back as it was written, readable by its owner only', async () => {
    const folder = join(await tempFolder(), 'new', 'config');
    const configuration = {
      current: 'mine',
      profiles: { mine: { ...PROFILE, email: 'me@a.example', tags: { draft: 'D' } } },
    };
    await writeConfiguration(folder, configuration);
    expect(readConfiguration(folder)).toEqual(configuration);
    expect((await stat(join(folder, 'config.json'))).mode & 0o777).toBe(0o600);
    await writeConfiguration(folder, { profiles: {} });
    expect(readConfiguration(folder)).toEqual({ profiles: {} });
  });

  it.each([
    ['{', /not JSON/],
    ['[]', /not a JSON object/],
    ['{"profiles":[]}', /not an object/],
    ['{"profiles":{"x":{"url":"https://a.example"}}}', /“x” lacks/],
  ])('is refused when it holds %s', async (text, why) => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'config.json'), text);
    expect(() => readConfiguration(folder)).toThrowError(
      expect.objectContaining({
        kind: 'config',
        code: 'config_broken',
        why: expect.stringMatching(why),
      }),
    );
  });

  it('is refused when it can’t be read at all', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'config.json'));
    expect(() => readConfiguration(folder)).toThrowError(
      expect.objectContaining({ code: 'config_broken' }),
    );
  });
});

describe('a profile’s name', () => {
  it.each(['a', 'rocket-tax', '2025', 'a'.repeat(32)])('may be %s', (name) => {
    expect(checkProfileName(name)).toBe(name);
  });

  it.each([
    '',
    'A',
    'a.b',
    'a/b',
    '..',
    '-a',
    'a b',
    'a'.repeat(33),
    'é',
    'sandbox',
    'environment',
  ])('can’t be “%s”', (name) => {
    expect(() => checkProfileName(name)).toThrowError(
      expect.objectContaining({ kind: 'usage', code: 'profile_name' }),
    );
  });
});

describe('a profile’s addresses', () => {
  it.each([
    { url: 'http://a.example' },
    { token_url: 'http://a.example' },
    { url: 'https://a.example/api' },
    { url: 'a.example' },
  ])('%j are refused', (change) => {
    expect(() => checkProfile({ ...PROFILE, ...change })).toThrowError(
      expect.objectContaining({ kind: 'config', code: 'url_refused' }),
    );
  });
});

describe('where things are kept', () => {
  it('is under TAXQ_HOME when that is set', () => {
    expect(findPaths({ TAXQ_HOME: '/x' })).toEqual({
      config: '/x/config',
      data: '/x/data',
      state: '/x/state',
    });
  });

  it('is where the system keeps such things otherwise', () => {
    expect(findPaths({ TAXQ_HOME: '' }).config).toMatch(/taxq/);
  });
});
