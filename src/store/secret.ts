import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';

const BYTES = 32;

/** The store's secret, made by whoever asks first and never changed. */
export function readSecret(db: Database): Uint8Array {
  const stored = db.reader<{ value: string }>("SELECT value FROM meta WHERE name = 'secret'");
  const make = db.writer("INSERT OR IGNORE INTO meta VALUES ('secret', ?)");
  if (stored.first() === undefined) {
    db.transaction(() => make(randomBytes(BYTES).toString('hex')), { durable: true });
  }
  return Uint8Array.from(Buffer.from(stored.first()?.value ?? '', 'hex'));
}
