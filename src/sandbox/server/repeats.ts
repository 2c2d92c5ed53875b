import { createHash } from 'node:crypto';
import { isRecord } from '../../json.ts';
import type { Operation } from '../../portal/contract/operation.ts';
import type { Caller } from '../auth/credentials.ts';
import type { Portal } from '../portal.ts';
import { badRequest, conflict, unprocessable } from '../problem.ts';
import type { KeptAnswer } from '../store/idempotency.ts';

/** One write whose answer is kept, from its arrival to its answer. */
export interface Attempt {
  /** Whether it has been answered before. */
  isRepeat(): boolean;
  /** The answer given before, when this is a repeat of the same request. */
  answered(payload: unknown): KeptAnswer | undefined;
  /** Keeps the answer; call it in the transaction of the write. */
  keep(payload: unknown, status: number, body: string): void;
  /** Lets the next request like it in. */
  end(): void;
}

export interface Repeats {
  /**
   * Begins a write under the request's Idempotency-Key.
   * @returns undefined when the operation takes no key or the request has none
   * @throws PortalProblem 400 for a malformed key, 409 while one with the same key is under way
   */
  begin(operation: Operation, key: string | undefined, caller: Caller): Attempt | undefined;
  /** Begins to complete an upload, which is done once; waits while another request does it. */
  beginCompletion(operation: Operation, uploadId: string, caller: Caller): Promise<Attempt>;
}

/** The order of fields means nothing in JSON, nor does that of parts in a form. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  const names = Object.keys(value).sort();
  return names.map((name) => [name, inOrder(value[name])]);
}

const fingerprintOf = (operation: Operation, payload: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([operation.id, inOrder(payload)]))
    .digest('hex');

/** Answers that are given again to a repeated write, per client. */
export function createRepeats({ store, clock }: Portal): Repeats {
  const running = new Map<string, Promise<void>>();
  const nameOf = (key: string, caller: Caller) => `${caller.clientId} ${key}`;

  const start = (operation: Operation, key: string, caller: Caller, reused: string): Attempt => {
    const name = nameOf(key, caller);
    let markEnded = () => {};
    running.set(
      name,
      new Promise((resolve) => {
        markEnded = resolve;
      }),
    );
    return {
      isRepeat: () => store.idempotency.find(caller.clientId, key) !== undefined,
      answered(payload) {
        const kept = store.idempotency.find(caller.clientId, key);
        if (kept === undefined || kept.fingerprint === fingerprintOf(operation, payload)) {
          return kept;
        }
        throw unprocessable(reused);
      },
      keep(payload, status, body) {
        const fingerprint = fingerprintOf(operation, payload);
        store.idempotency.keep(caller.clientId, key, { fingerprint, status, body }, clock.iso());
      },
      end() {
        running.delete(name);
        markEnded();
      },
    };
  };

  return {
    begin(operation, key, caller) {
      if (operation.repeat !== 'key' || key === undefined) return undefined;
      if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
        throw badRequest('An Idempotency-Key has 1 to 255 visible ASCII characters.');
      }
      if (running.has(nameOf(key, caller))) {
        throw conflict('A request with this Idempotency-Key is under way.');
      }
      return start(operation, key, caller, 'This Idempotency-Key was used for another request.');
    },
    async beginCompletion(operation, uploadId, caller) {
      // No client can use this as a key of its own: keys have no spaces.
      const key = `upload ${uploadId}`;
      const name = nameOf(key, caller);
      for (let other = running.get(name); other !== undefined; other = running.get(name)) {
        await other;
      }
      return start(operation, key, caller, 'This upload has become another document already.');
    },
  };
}
