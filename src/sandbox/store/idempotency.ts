import type { Db } from './database.ts';
import { reader, writer } from './rows.ts';

/** An answer that was given to a write with an Idempotency-Key. */
export interface KeptAnswer {
  fingerprint: string;
  status: number;
  body: string;
}

/** Answers already given, by client and Idempotency-Key. */
export function idempotencyTable(db: Db) {
  const insert = writer(db, 'INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)');
  const one = reader<[string, number, string]>(
    db,
    'SELECT fingerprint, status, body FROM idempotency WHERE client_id = ? AND key = ?',
  );
  return {
    find(clientId: string, key: string): KeptAnswer | undefined {
      const row = one.first(clientId, key);
      return row && { fingerprint: row[0], status: row[1], body: row[2] };
    },
    keep: (clientId: string, key: string, answer: KeptAnswer, time: string) =>
      insert(clientId, key, answer.fingerprint, answer.status, answer.body, time),
  };
}
