import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, systemCode, TaxqError } from '../errors.ts';
import { isRecord, parseJson } from '../json.ts';
import { makeFolder } from '../make-folder.ts';
import type { ClientCredentials } from './sign-in.ts';

/**
 * Secrets in plain files, one for each profile, readable by this user only. Only `auth login
 * --insecure-storage` writes one: anyone who can read this user's files can read the secret.
 */
export interface CredentialsFile {
  path(profile: string): string;
  read(profile: string): Promise<ClientCredentials | null>;
  write(profile: string, credentials: ClientCredentials): Promise<void>;
  /** @returns whether there was one */
  remove(profile: string): Promise<boolean>;
}

const unusable = (profile: string, path: string, what: string, cause: unknown) =>
  new TaxqError({
    kind: 'config',
    code: 'credentials_unreadable',
    message: `The stored sign-in of profile “${profile}” can’t be ${what}.`,
    why: reasonOf(cause),
    hint: `See that ${path} is a file of yours (ls -ld; chown, chmod 600), or move it away and sign in again.`,
    cause,
  });

/** Opens the folder of stored sign-ins; it is made on the first write. */
export function credentialsFile(configFolder: string): CredentialsFile {
  const folder = join(configFolder, 'credentials');
  const path = (profile: string) => join(folder, `${profile}.json`);
  return {
    path,
    read: async (profile) => {
      let text: string;
      try {
        text = await readFile(path(profile), 'utf8');
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return null;
        throw unusable(profile, path(profile), 'read', error);
      }
      const value = parseJson(text);
      const { client_id: clientId, client_secret: clientSecret } = isRecord(value) ? value : {};
      if (typeof clientId === 'string' && typeof clientSecret === 'string') {
        return { clientId, clientSecret };
      }
      throw new TaxqError({
        kind: 'config',
        code: 'credentials_broken',
        message: `The stored sign-in of profile “${profile}” can’t be read.`,
        why: `${path(profile)} isn’t what taxq wrote.`,
        hint: 'Run: taxq auth login again, or taxq auth logout to remove it.',
      });
    },
    write: async (profile, credentials) => {
      const { writeFile } = await import('atomically');
      makeFolder(folder);
      await chmod(folder, 0o700);
      const text = JSON.stringify({
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
      });
      await writeFile(path(profile), text, { mode: 0o600 });
    },
    remove: async (profile) => {
      try {
        await rm(path(profile));
        return true;
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return false;
        throw unusable(profile, path(profile), 'removed', error);
      }
    },
  };
}
