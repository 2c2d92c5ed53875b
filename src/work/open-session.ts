import { fixedBearer, noCredentials, renewingBearer } from '../auth/bearer.ts';
import type { SignInMeans } from '../auth/credentials.ts';
import { secretsOf, signIn } from '../auth/sign-in.ts';
import type { Bearer } from '../http/bearer.ts';
import { parseOrigin } from '../http/origin.ts';
import { openTransport, type Transport, type TransportOptions } from '../http/transport.ts';
import { readCapabilities } from '../portal/capabilities.ts';
import { type AnswerListener, openClient } from '../portal/client.ts';
import { type ClockSettings, DEFAULT_CLOCK_SETTINGS } from '../rules/clocks/settings.ts';
import { DEFAULT_TAG_IDS, type TagIds } from '../rules/tags.ts';
import { keepLeftOut, type LeftOutJob } from './job/left-out-jobs.ts';
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
  /** Known to offer nothing beyond the documented API, so that it isn’t asked for more. */
  publicOnly?: boolean;
  /** Null when there is nothing to sign in with. */
  means: SignInMeans | null;
}

/** Looks on while a session talks to its portal. */
export interface SessionWatch {
  /** Stands between the session and the network. */
  over?(transport: Transport): Transport;
  onAnswer?: AnswerListener;
  /** Told of each job that a list is read without. */
  onLeftOut?: (job: LeftOutJob) => void;
}

/** Who sets nothing counts as the service does, in this machine's zone. */
const usualSettings = (): ClockSettings => ({
  ...DEFAULT_CLOCK_SETTINGS,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/**
 * Opens a session on a portal. Nothing is sent yet: the token is fetched with the first call.
 *
 * @param settings the pro's; the service's own where left out
 * @throws TaxqError of kind `auth` when there is nothing to sign in with, `config` when an address
 * may not be used
 */
export function openSession(
  address: PortalAddress,
  options: Omit<TransportOptions, 'origin'>,
  { over = (transport) => transport, onAnswer, onLeftOut }: SessionWatch = {},
  settings: ClockSettings = usualSettings(),
): { session: Session; bearer: Bearer; close: () => Promise<void> } {
  const { name, means } = address;
  const origin = parseOrigin(address.url, `The URL of profile “${name}”`);
  if (means === null) throw noCredentials(name);
  const endpoint = { profile: name, tokenUrl: address.tokenUrl, audience: address.audience };
  const held =
    means.kind === 'token'
      ? fixedBearer(name, means.source, means.token)
      : renewingBearer(name, means.source, () => signIn(endpoint, means.credentials, options));
  const secrets = means.kind === 'client' ? secretsOf(means.credentials) : [];
  const bearer = { ...held, audience: address.audience, secrets };
  const transport = openTransport({
    ...options,
    origin,
    server: `The portal of profile “${name}”`,
  });
  const client = openClient(over(transport), bearer, onAnswer);
  const session: Session = {
    profile: {
      name,
      userId: address.userId,
      email: address.email,
      tagIds: { ...DEFAULT_TAG_IDS, ...address.tagIds },
    },
    settings,
    client,
    capabilities: readCapabilities(client, name, address.publicOnly),
    leftOut: keepLeftOut(onLeftOut),
    pacer: transport.pacer,
  };
  return { session, bearer, close: transport.close };
}
