import { fixedBearer, noCredentials, renewingBearer } from '../auth/bearer.ts';
import type { SignInMeans } from '../auth/credentials.ts';
import { signIn } from '../auth/sign-in.ts';
import { parseOrigin } from '../http/origin.ts';
import { openTransport, type TransportOptions } from '../http/transport.ts';
import { readCapabilities } from '../portal/capabilities.ts';
import { openClient } from '../portal/client.ts';
import { DEFAULT_TAG_IDS, type TagIds } from '../rules/tags.ts';
import type { Session } from './session.ts';

/** A portal's address and what a profile says about it. */
export interface PortalAddress {
  /** The profile's name, for errors. */
  name: string;
  url: string;
  tokenUrl: string;
  audience: string;
  userId?: string | undefined;
  email?: string | undefined;
  /** Document type ids that differ from the defaults. */
  tagIds?: Partial<TagIds> | undefined;
  /** Null when there is nothing to sign in with. */
  means: SignInMeans | null;
}

/**
 * Opens a session on a portal. Nothing is sent yet: the token is fetched with the first call.
 *
 * @throws TaxqError of kind `auth` when there is nothing to sign in with, `config` when an address
 * may not be used
 */
export function openSession(
  address: PortalAddress,
  options: Omit<TransportOptions, 'origin'>,
): { session: Session; close: () => Promise<void> } {
  const { name, means } = address;
  const origin = parseOrigin(address.url, `The URL of profile “${name}”`);
  if (means === null) throw noCredentials(name);
  const endpoint = { profile: name, tokenUrl: address.tokenUrl, audience: address.audience };
  const bearer =
    means.kind === 'token'
      ? fixedBearer(name, means.source, means.token)
      : renewingBearer(name, means.source, () => signIn(endpoint, means.credentials, options));
  const transport = openTransport({ ...options, origin });
  const client = openClient(transport, bearer);
  const session: Session = {
    profile: {
      name,
      userId: address.userId,
      email: address.email,
      tagIds: { ...DEFAULT_TAG_IDS, ...address.tagIds },
    },
    client,
    capabilities: readCapabilities(client, name),
    pacer: transport.pacer,
  };
  return { session, close: transport.close };
}
