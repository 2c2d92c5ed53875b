import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCredentials } from '../../../src/auth/credentials.ts';
import { credentialsFile } from '../../../src/auth/credentials-file.ts';
import { tempFolder } from '../../support/taxq.ts';

const ORIGIN = 'https://portal.example';
const STORED = { clientId: 'stored-id', clientSecret: 'stored-secret' };
const CLIENT = { TAXQ_CLIENT_ID: 'id', TAXQ_CLIENT_SECRET: 'secret' };

describe('what to sign in with', () => {
  const find = async (env: NodeJS.ProcessEnv, stored = false, origin = ORIGIN) => {
    const file = credentialsFile(await tempFolder());
    if (stored) await file.write('mine', STORED);
    const means = await findCredentials('mine', origin, env, file);
    if (means === null) return null;
    return means.kind === 'token' ? means.token : means.credentials.clientId;
  };

  it.each([
    ['a token before all else', { TAXQ_TOKEN: 'token', ...CLIENT }, true, 'token'],
    ['client credentials of the environment before stored ones', CLIENT, true, 'id'],
    ['stored ones when the environment has none', {}, true, 'stored-id'],
    ['stored ones when the environment has half', { TAXQ_CLIENT_ID: 'id' }, true, 'stored-id'],
    ['stored ones when the environment has empty ones', { TAXQ_TOKEN: '' }, true, 'stored-id'],
    ['a token without the line end of its file', { TAXQ_TOKEN: ' token\n' }, true, 'token'],
    ['a client without the line end', { ...CLIENT, TAXQ_CLIENT_ID: 'id\r\n' }, true, 'id'],
    ['nothing when there is nothing', {}, false, null],
  ])('is %s', async (_, env, stored, expected) => {
    expect(await find(env, stored)).toBe(expected);
  });

  it.each(['Bearer token', 'two\nlines', 'tökén'])(
    'is not a text that no request can carry: %j',
    async (text) => {
      await expect(find({ TAXQ_TOKEN: text })).rejects.toMatchObject({
        kind: 'config',
        code: 'token_malformed',
        message: expect.not.stringContaining(text),
      });
    },
  );

  it.each([
    'https://other.example',
    'https://portal.example:8443',
    'http://portal.example',
    'https://portal.example.evil.example',
    'not a url',
  ])('never comes from the environment for a portal other than TAXQ_URL (%s)', async (url) => {
    expect(await find({ TAXQ_URL: url, TAXQ_TOKEN: 'token', ...CLIENT })).toBeNull();
  });

  it('comes from the environment for the portal of TAXQ_URL, whatever its path', async () => {
    expect(await find({ TAXQ_URL: `${ORIGIN}/`, ...CLIENT })).toBe('id');
  });
});

describe('the file of a stored sign-in', () => {
  it('is readable by its owner only, and so is its folder, even if the folder was open before', async () => {
    const home = await tempFolder();
    const file = credentialsFile(home);
    await mkdir(join(home, 'credentials'));
    await chmod(join(home, 'credentials'), 0o755);
    await file.write('mine', STORED);
    expect((await stat(file.path('mine'))).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(file.path('mine')))).mode & 0o777).toBe(0o700);
    expect(await file.read('mine')).toEqual(STORED);
    expect(await readdir(join(home, 'credentials'))).toEqual(['mine.json']);
  });

  it('is made private again when it is written over', async () => {
    const file = credentialsFile(await tempFolder());
    await file.write('mine', STORED);
    await chmod(file.path('mine'), 0o644);
    await file.write('mine', { ...STORED, clientSecret: 'new' });
    expect((await stat(file.path('mine'))).mode & 0o777).toBe(0o600);
    expect(await readFile(file.path('mine'), 'utf8')).toContain('new');
  });

  it('can be removed, and tells whether it was there', async () => {
    const file = credentialsFile(await tempFolder());
    expect(await file.remove('mine')).toBe(false);
    await file.write('mine', STORED);
    expect(await file.remove('mine')).toBe(true);
    expect(await file.read('mine')).toBeNull();
  });

  it.each(['', '{', '[]', '{"client_id":1,"client_secret":"x"}', 'null'])(
    'is called broken when it holds %j, without showing what it holds',
    async (text) => {
      const file = credentialsFile(await tempFolder());
      await file.write('mine', STORED);
      await writeFile(file.path('mine'), text);
      await expect(file.read('mine')).rejects.toMatchObject({
        kind: 'config',
        code: 'credentials_broken',
      });
    },
  );
});
