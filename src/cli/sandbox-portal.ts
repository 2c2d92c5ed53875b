import { findCredentials } from '../auth/credentials.ts';
import type { CredentialsFile } from '../auth/credentials-file.ts';
import type { Choice } from '../config/choose-portal.ts';
import { PRESETS } from '../config/profile.ts';
import type { Address } from './open-portal.ts';

export interface SandboxPortalOptions {
  /** The embedded portal's data folder. */
  data: string;
  /** Start it when it isn't running. */
  start: boolean;
  command: readonly string[];
  env: NodeJS.ProcessEnv;
  credentials: CredentialsFile;
  note(text: string): void;
}

/**
 * The address of the embedded portal and the sign-in that it made for itself. Credentials of the
 * environment come first, as for any portal.
 *
 * @returns null when it isn't running and isn't to be started
 */
export async function sandboxAddress(
  choice: Choice,
  options: SandboxPortalOptions,
): Promise<Address | null> {
  const { findRunning } = await import('../sandbox/locator.ts');
  let running = await findRunning(options.data);
  if (running === null && options.start) {
    const { startDetached } = await import('../sandbox/detached.ts');
    running = await startDetached({ data: options.data, command: [...options.command] });
    options.note(`Started the embedded portal at ${running.url} (taxq sandbox stop ends it).`);
  }
  if (running === null) return null;
  const profile = {
    url: running.url,
    token_url: running.token_url,
    audience: PRESETS['worklayer']?.audience ?? '',
  };
  const given = await findCredentials(
    choice.name,
    new URL(profile.url).origin,
    options.env,
    options.credentials,
  );
  const own = {
    kind: 'client' as const,
    source: 'the embedded portal’s own credentials',
    credentials: { clientId: running.client_id, clientSecret: running.client_secret },
  };
  return { choice, profile, means: given ?? own };
}
