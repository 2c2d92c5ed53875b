import { fixedBearer } from '../../auth/bearer.ts';
import { secretsOf, signIn } from '../../auth/sign-in.ts';
import { isPublicOnly } from '../../config/profile.ts';
import { parseOrigin } from '../../http/origin.ts';
import { openTransport } from '../../http/transport.ts';
import { type Capabilities, readCapabilities } from '../../portal/capabilities.ts';
import { openClient, type PortalClient } from '../../portal/client.ts';
import type { Context, Target } from '../context.ts';

/** A person as `auth status` names them; null where the portal can't tell who a token belongs to. */
export interface User {
  user_id: string;
  email: string;
  display_name: string;
}

export interface SignInCheck {
  /** Null for a token that was given whole. */
  expiresAt: Date | null;
  user: User | null;
  /** What a portal answered that was asked for more than the documented API, and knows no such thing. */
  strange: string | null;
}

async function whoseToken(client: PortalClient, capabilities: Capabilities): Promise<User | null> {
  if (await capabilities.has('me')) {
    const { user_id, email, display_name } = await client.call('getMe', {});
    return { user_id, email, display_name };
  }
  // The public API can't tell whose token it is, but any call tells whether the token is good.
  await client.call('listJobs', { query: { page_size: 1 } }, { onFaulty: () => {} });
  return null;
}

/**
 * Proves a sign-in: gets one token where there are client credentials, and makes a call with it.
 *
 * @returns null when the target has nothing to sign in with or no address
 * @throws TaxqError of kind `auth` when it is refused, Unreachable when nobody answers
 */
export async function checkSignIn(
  { profile, url, tokenUrl, audience, means }: Target,
  { transportOptions, onClose }: Context,
): Promise<SignInCheck | null> {
  if (means === null || url === null || tokenUrl === null || audience === null) return null;
  const origin = parseOrigin(url, `The URL of profile “${profile}”`);
  const token =
    means.kind === 'token'
      ? { value: means.token, expiresAt: null }
      : await signIn({ profile, tokenUrl, audience }, means.credentials, transportOptions);
  const server = `The portal of profile “${profile}”`;
  const transport = openTransport({ ...transportOptions, origin, server });
  onClose(transport.close);
  const secrets = means.kind === 'client' ? secretsOf(means.credentials) : [];
  const bearer = { ...fixedBearer(profile, means.source, token.value), audience, secrets };
  const client = openClient(transport, bearer);
  const capabilities = readCapabilities(client, profile, isPublicOnly({ url }));
  const user = await whoseToken(client, capabilities);
  const expiresAt = token.expiresAt === null ? null : new Date(token.expiresAt);
  return { expiresAt, user, strange: await capabilities.strangeAnswer() };
}
