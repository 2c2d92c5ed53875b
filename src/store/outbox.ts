import { randomUUID } from 'node:crypto';
import { parseJson } from '../json.ts';
import type { Database } from './database.ts';
import type {
  ClaimOptions,
  Outbox,
  OutboxClaim,
  OutboxEntry,
  OutboxIntent,
} from './outbox-types.ts';
import { newLockId, type RunLocks } from './run-lock.ts';

const FIND = `
SELECT key, origin, job_id, short_id, kind, sha256, idempotency_key, state, owner, attempts,
  attempt_time, known_ids, sent_id, created_time, updated_time
FROM outbox WHERE key = ?`;

const INTEND = `
INSERT OR IGNORE INTO outbox (key, origin, job_id, short_id, kind, sha256, idempotency_key,
  state, attempts, created_time, updated_time)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'intended', 0, ?8, ?8)`;

const BEGIN = `
UPDATE outbox
SET state = 'sending', owner = ?2, attempts = attempts + 1, sha256 = ?3, idempotency_key = ?4,
  attempt_time = ?5, known_ids = ?6, sent_id = NULL, updated_time = ?7
WHERE key = ?1`;

const GO_ON = `
UPDATE outbox SET owner = ?2, attempts = attempts + 1, updated_time = ?3 WHERE key = ?1`;

const DONE = `
UPDATE outbox SET state = 'done', owner = NULL, sent_id = ?2, updated_time = ?3 WHERE key = ?1`;

const RELEASE = `
UPDATE outbox SET state = ?2, owner = NULL, updated_time = ?3 WHERE key = ?1 AND state = 'sending'`;

type Row = Omit<OutboxEntry, 'known_ids'> & { known_ids: string | null };

const readIds = (json: string | null): string[] | null => {
  const ids = json === null ? null : parseJson(json);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : null;
};

/**
 * The outbox of a store.
 *
 * @param locks tell whether a process that sends still lives; each holds one from its first claim
 */
export function openOutbox(db: Database, locks: RunLocks, now: () => Date): Outbox {
  const findRow = db.reader<Row>(FIND);
  const statements = {
    intend: db.writer(INTEND),
    begin: db.writer(BEGIN),
    goOn: db.writer(GO_ON),
    done: db.writer(DONE),
    release: db.writer(RELEASE),
  };
  const time = () => now().toISOString();
  const find = (key: string): OutboxEntry | undefined => {
    const row = findRow.first(key);
    return row && { ...row, known_ids: readIds(row.known_ids) };
  };
  const self = ownerOf(locks);
  const isTaken = ({ state, owner }: OutboxEntry) =>
    state === 'sending' && owner !== null && locks.isHeld(owner);

  const claim = (
    intent: OutboxIntent,
    { attempt_time, known_ids, anewSince }: ClaimOptions,
  ): OutboxClaim => {
    const { key, origin, job_id, short_id, kind, sha256 } = intent;
    statements.intend(key, origin, job_id, short_id, kind, sha256, randomUUID(), time());
    const before = find(key);
    if (before === undefined) throw unknownKey(key);
    const { state, sent_id, updated_time } = before;
    if (state === 'done' && sent_id !== null) {
      const isPast = anewSince !== undefined && Date.parse(updated_time) <= Date.parse(anewSince);
      if (!isPast) return { kind: 'done', entry: { ...before, sent_id } };
    }
    if (isTaken(before)) return { kind: 'busy' };
    if (state === 'sending') {
      statements.goOn(key, self(), time());
      return { kind: 'mine', before, idempotency_key: before.idempotency_key };
    }
    // Under the key of a refused attempt a portal may give the same refusal for ever.
    const fresh = before.attempts === 0 ? before.idempotency_key : randomUUID();
    const known = JSON.stringify(known_ids);
    statements.begin(key, self(), sha256, fresh, attempt_time, known, time());
    return { kind: 'mine', before, idempotency_key: fresh };
  };
  const known = (key: string, changes: number) => {
    if (changes === 0) throw unknownKey(key);
  };
  return {
    find,
    claim: (intent, options) => db.transaction(() => claim(intent, options), { durable: true }),
    done: (key, sentId) =>
      known(
        key,
        db.transaction(() => statements.done(key, sentId, time())),
      ),
    release: (key, outcome) => {
      const state = outcome === 'not_sent' ? 'intended' : 'sending';
      db.transaction(() => statements.release(key, state, time()));
    },
    isUnsettled: (key) => {
      const entry = find(key);
      return entry?.state === 'sending' && !isTaken(entry);
    },
  };
}

/** The name under which this process sends, locked when it is first needed. */
function ownerOf(locks: RunLocks): () => string {
  let id: string | null = null;
  return () => {
    if (id !== null) return id;
    const made = newLockId();
    // Both only inside a transaction, when no other process can begin.
    locks.hold(made);
    locks.sweep();
    id = made;
    return made;
  };
}

const unknownKey = (key: string) => new Error(`Nothing was intended under the key ${key}`);
