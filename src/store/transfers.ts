import type { Database } from './database.ts';
import type { Claim, Intent, Transfer, Transfers } from './transfer-types.ts';

const FIND = `
SELECT key, origin, job_id, short_id, tag, sha256, size, file, title, state, run, attempts,
  attempt_time, document_id, upload_id, gone, created_time, updated_time
FROM transfers WHERE key = ?`;

const INTEND = `
INSERT INTO transfers (key, origin, job_id, short_id, tag, sha256, size, file, title,
  run, state, attempts, created_time, updated_time)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'intended', 0, ?11, ?11)
ON CONFLICT (key) DO UPDATE
SET file = excluded.file, title = excluded.title, run = excluded.run, updated_time = excluded.updated_time
WHERE state = 'intended'`;

const CLAIM = `
UPDATE transfers
SET state = 'sending', run = ?2, attempts = attempts + 1, attempt_time = ?3, updated_time = ?3
WHERE key = ?1`;

const CLAIM_FRESH = `
UPDATE transfers
SET state = 'sending', run = ?2, attempts = 1, attempt_time = ?3, updated_time = ?3
WHERE key = ?1 AND state = 'intended' AND attempts = 0 AND gone IS NULL`;

const DONE = `
UPDATE transfers
SET state = 'done', document_id = ?2, upload_id = NULL, updated_time = ?3
WHERE key = ?1`;

const RELEASE = `
UPDATE transfers SET state = ?2, run = NULL, updated_time = ?3
WHERE key = ?1 AND state = 'sending'`;

const FORGET = `
UPDATE transfers
SET state = 'intended', run = NULL, gone = document_id, document_id = NULL, upload_id = NULL, updated_time = ?2
WHERE key = ?1 AND state = 'done'`;

/** The transfers of a store; `isAlive` tells the runs whose process lives. */
export function openTransfers(
  db: Database,
  now: () => Date,
  isAlive: (run: string) => boolean,
): Transfers {
  const findRow = db.reader<Transfer>(FIND);
  const statements = {
    intend: db.writer(INTEND),
    claim: db.writer(CLAIM),
    claimFresh: db.writer(CLAIM_FRESH),
    resumeAt: db.writer('UPDATE transfers SET upload_id = ?2, updated_time = ?3 WHERE key = ?1'),
    done: db.writer(DONE),
    release: db.writer(RELEASE),
    forget: db.writer(FORGET),
  };
  const time = () => now().toISOString();
  const find = (key: string) => findRow.first(key);
  const known = (key: string, changes: number) => {
    if (changes === 0) throw unknownKey(key);
  };
  return {
    intend: (run, intents) => {
      const at = time();
      const keepAll = () => {
        for (const intent of intents) statements.intend(...cellsOf(intent), run, at);
      };
      db.transaction(keepAll, { durable: true });
    },
    find,
    claim: (key, run, also) =>
      db.transaction((): Claim => {
        const before = find(key);
        if (before === undefined) throw unknownKey(key);
        if (before.state === 'done' && before.document_id !== null) {
          return { kind: 'done', document_id: before.document_id };
        }
        const { state, run: holder } = before;
        if (state === 'sending' && holder !== null && holder !== run && isAlive(holder)) {
          return { kind: 'busy' };
        }
        statements.claim(key, run, time());
        also?.();
        return { kind: 'mine', before };
      }),
    claimFresh: (keys, run, also) =>
      db.transaction(() => {
        const at = time();
        const mine = keys.filter((key) => statements.claimFresh(key, run, at) > 0);
        for (const key of mine) also?.(key);
        return mine;
      }),
    resumeAt: (key, uploadId) =>
      known(
        key,
        db.transaction(() => statements.resumeAt(key, uploadId, time())),
      ),
    done: (key, documentId, also) =>
      db.transaction(() => {
        known(key, statements.done(key, documentId, time()));
        also?.();
      }),
    doneAll: (documents, also) =>
      db.transaction(() => {
        const at = time();
        for (const [key, document] of documents) {
          known(key, statements.done(key, document.document_id, at));
          also?.(key, document);
        }
      }),
    release: (key, outcome) => {
      const state = outcome === 'not_sent' ? 'intended' : 'sending';
      db.transaction(() => statements.release(key, state, time()));
    },
    forget: (key) => {
      db.transaction(() => statements.forget(key, time()));
    },
  };
}

const unknownKey = (key: string) => new Error(`No transfer was intended under the key ${key}`);

function cellsOf(intent: Intent) {
  const { key, origin, job_id, short_id, tag, sha256, size, file, title } = intent;
  return [key, origin, job_id, short_id, tag, sha256, size, file, title] as const;
}
