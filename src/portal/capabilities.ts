import { TaxqError } from '../errors.ts';
import type { PortalClient } from './client.ts';

/** What a portal offers beyond the documented public API. */
export interface Capabilities {
  /** Everything it lists; empty for a portal that only speaks the public API. */
  all(): Promise<ReadonlySet<string>>;
  has(capability: string): Promise<boolean>;
  /**
   * @param what the thing asked for, as in `milestones`
   * @param wayOut the command that leads to where it can be done
   * @throws TaxqError of kind `unsupported` when the portal doesn't offer it
   */
  need(capability: string, what: string, wayOut?: string): Promise<void>;
}

/** Asks the portal once, on first need, and remembers the answer for this command. */
export function readCapabilities(client: PortalClient, profile: string): Capabilities {
  let answer: Promise<ReadonlySet<string>> | null = null;
  const ask = async (): Promise<ReadonlySet<string>> => {
    try {
      const { capabilities } = await client.call('getCapabilities', {});
      return new Set(capabilities);
    } catch (error) {
      if (error instanceof TaxqError && error.kind === 'not-found') return new Set();
      throw error;
    }
  };
  const all = () => {
    answer ??= ask();
    return answer;
  };
  const has = async (capability: string) => (await all()).has(capability);
  return {
    all,
    has,
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
