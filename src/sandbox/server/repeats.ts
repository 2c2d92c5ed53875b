import { createHash } from 'node:crypto';
import type { Operation } from '../../portal/contract/operation.ts';
import type { Caller } from '../auth/credentials.ts';
import type { Portal } from '../portal.ts';
import { badRequest, conflict, PortalProblem } from '../problem.ts';
import type { KeptAnswer } from '../store/idempotency.ts';

/** One write under an Idempotency-Key, from its arrival to its answer. */
export interface Attempt {
  /** Whether the key has been answered before. */
  isRepeat(): boolean;
  /** The answer given before, when this is a repeat of the same request. */
  answered(payload: unknown): KeptAnswer | undefined;
  /** Keeps the answer; call it in the transaction of the write. */
  keep(payload: unknown, status: number, body: string): void;
  /** Lets the next request with this key in. */
  end(): void;
}

export interface Repeats {
  /**
   * Begins a write.
   * @returns undefined when the operation takes no key or the request has none
   * @throws PortalProblem 400 for a malformed key, 409 while one with the same key is under way
   */
  begin(operation: Operation, key: string | undefined, caller: Caller): Attempt | undefined;
}

const fingerprintOf = (operation: Operation, payload: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([operation.id, payload]))
    .digest('hex');

/** Idempotency-Key handling, per client. */
export function createRepeats({ store, clock }: Portal): Repeats {
  const running = new Set<string>();
  return {
    begin(operation, key, caller) {
      if (operation.repeat !== 'key' || key === undefined) return undefined;
      if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
        throw badRequest('An Idempotency-Key has 1 to 255 visible ASCII characters.');
      }
      const name = `${caller.clientId} ${key}`;
      if (running.has(name)) throw conflict('A request with this Idempotency-Key is under way.');
      running.add(name);
      return {
        isRepeat: () => store.idempotency.find(caller.clientId, key) !== undefined,
        answered(payload) {
          const kept = store.idempotency.find(caller.clientId, key);
          if (kept === undefined || kept.fingerprint === fingerprintOf(operation, payload)) {
            return kept;
          }
          throw new PortalProblem(422, 'This Idempotency-Key was used for another request.');
        },
        keep(payload, status, body) {
          const fingerprint = fingerprintOf(operation, payload);
          store.idempotency.keep(caller.clientId, key, { fingerprint, status, body }, clock.iso());
        },
        end: () => {
          running.delete(name);
        },
      };
    },
  };
}
