import { TaxqError } from '../errors.ts';
import type { PortalClient } from './client.ts';

/** What a portal offers beyond the documented public API. */
export interface Capabilities {
  /** Everything it lists; empty for a portal that only speaks the public API. */
  all(): Promise<ReadonlySet<string>>;
  has(capability: string): Promise<boolean>;
  /**
   * What it answered instead of a list, when it was taken to have none for that; null when it gave
   * one, says that there is none (404), or wasn’t asked.
   */
  strangeAnswer(): Promise<string | null>;
  /**
   * @param what the thing asked for, as in `milestones`
   * @param wayOut the command that leads to where it can be done
   * @throws TaxqError of kind `unsupported` when the portal doesn't offer it
   */
  need(capability: string, what: string, wayOut?: string): Promise<void>;
}

/**
 * Answers of a portal that doesn’t know the address, which its documentation doesn’t name: a gateway
 * refuses it, a web server redirects it or has a page for it. A sign-in that isn’t accepted, a portal
 * in trouble and a list that was cut short on its way are none of these.
 */
const KNOWS_NO_SUCH_THING: ReadonlySet<string> = new Set([
  'not_found',
  'not_allowed',
  'not_offered',
  'redirected',
  'portal_refused',
  'portal_rejected_request',
  'not_the_portal',
  'not_json',
  'empty_answer',
  'off_contract',
]);

interface Told {
  offered: ReadonlySet<string>;
  strange: string | null;
}

const NOTHING: Told = { offered: new Set(), strange: null };

async function ask(client: PortalClient): Promise<Told> {
  try {
    const { capabilities } = await client.call('getCapabilities', {});
    return { offered: new Set(capabilities), strange: null };
  } catch (error) {
    if (!(error instanceof TaxqError) || !KNOWS_NO_SUCH_THING.has(error.code)) throw error;
    return {
      ...NOTHING,
      strange: error.kind === 'not-found' ? null : (error.why ?? error.message),
    };
  }
}

/**
 * A portal that knows no capabilities says so twice: one odd answer on the way would make a portal of
 * the public API of it, which takes what it has already for new.
 */
async function askAgain(client: PortalClient): Promise<Told> {
  const first = await ask(client);
  return first.offered.size > 0 ? first : ask(client);
}

/**
 * Asks the portal on first need, and remembers the answer for this command.
 *
 * @param publicOnly whether it is known to offer nothing beyond the public API, and isn’t asked
 */
export function readCapabilities(
  client: PortalClient,
  profile: string,
  publicOnly = false,
): Capabilities {
  let answer: Promise<Told> | null = publicOnly ? Promise.resolve(NOTHING) : null;
  const told = () => {
    answer ??= askAgain(client);
    return answer;
  };
  const all = async () => (await told()).offered;
  const has = async (capability: string) => (await all()).has(capability);
  return {
    all,
    has,
    strangeAnswer: async () => (await told()).strange,
    need: async (capability, what, wayOut = 'taxq job open JOB') => {
      if (await has(capability)) return;
      throw new TaxqError({
        kind: 'unsupported',
        code: 'capability_missing',
        message: `The portal of profile “${profile}” doesn’t offer ${what}.`,
        why: `Its capability “${capability}” is missing; the documented public API has no such thing.`,
        hint: `Do it in the portal itself: ${wayOut}`,
      });
    },
  };
}
