import { fixedBearer, noCredentials, renewingBearer } from '../auth/bearer.ts';
import { findCredentials, type SignInMeans } from '../auth/credentials.ts';
import type { CredentialsFile } from '../auth/credentials-file.ts';
import { signIn } from '../auth/sign-in.ts';
import type { Choice } from '../config/choose-portal.ts';
import type { Profile } from '../config/profile.ts';
import { parseServerUrl } from '../http/origin.ts';
import { openTransport, type Transport, type TransportOptions } from '../http/transport.ts';
import { readCapabilities } from '../portal/capabilities.ts';
import { openClient } from '../portal/client.ts';
import { DEFAULT_TAG_IDS } from '../rules/tags.ts';
import type { Session } from '../work/session.ts';

/** A portal with an address, and how to sign in to it. */
export interface Address {
  choice: Choice;
  profile: Profile;
  means: SignInMeans | null;
}

/** Finds out how to sign in to a portal whose address is known. */
export async function addressOf(
  choice: Choice,
  profile: Profile,
  env: NodeJS.ProcessEnv,
  stored: CredentialsFile,
): Promise<Address> {
  const url = parseServerUrl(profile.url, `The URL of profile “${choice.name}”`);
  return { choice, profile, means: await findCredentials(choice.name, url.origin, env, stored) };
}

/**
 * Opens a portal under a profile. Nothing is sent yet: the token is fetched with the first call.
 *
 * @throws TaxqError of kind `auth` when there is nothing to sign in with, `config` when an address
 * may not be used
 */
export function openPortal(
  { choice, profile, means }: Address,
  options: Omit<TransportOptions, 'origin'>,
): { session: Session; transport: Transport } {
  const { origin } = parseServerUrl(profile.url, `The URL of profile “${choice.name}”`);
  if (means === null) throw noCredentials(choice.name);
  const endpoint = {
    profile: choice.name,
    tokenUrl: profile.token_url,
    audience: profile.audience,
  };
  const bearer =
    means.kind === 'token'
      ? fixedBearer(choice.name, means.source, means.token)
      : renewingBearer(choice.name, means.source, () =>
          signIn(endpoint, means.credentials, options),
        );
  const transport = openTransport({ ...options, origin });
  const client = openClient(transport, bearer);
  const session: Session = {
    profile: {
      name: choice.name,
      userId: profile.user_id,
      email: profile.email,
      tagIds: { ...DEFAULT_TAG_IDS, ...profile.tags },
    },
    client,
    capabilities: readCapabilities(client, choice.name),
  };
  return { session, transport };
}
