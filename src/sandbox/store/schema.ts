/** Entities are kept as the contract's JSON; columns beside them serve lookup, order and filters. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS jobs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  short_id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  create_time TEXT NOT NULL,
  update_time TEXT,
  transmit_time TEXT,
  deadline_time TEXT,
  public_doc TEXT NOT NULL,
  pro_doc TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS job_members (
  user_id TEXT NOT NULL, job_id TEXT NOT NULL, PRIMARY KEY (user_id, job_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS job_details (
  job_id TEXT PRIMARY KEY, questionnaire TEXT NOT NULL, checklist TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS job_items (
  job_id TEXT NOT NULL, item_id TEXT NOT NULL, quantity INTEGER NOT NULL,
  PRIMARY KEY (job_id, item_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS members (
  seq INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL UNIQUE,
  email TEXT UNIQUE,
  inactive INTEGER NOT NULL DEFAULT 0,
  doc TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS messages (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, job_id TEXT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_of_job ON messages (job_id, seq);
CREATE TABLE IF NOT EXISTS notes (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, job_id TEXT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS notes_of_job ON notes (job_id, seq);
CREATE TABLE IF NOT EXISTS events (seq INTEGER PRIMARY KEY, job_id TEXT NOT NULL, doc TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS events_of_job ON events (job_id, seq);
CREATE TABLE IF NOT EXISTS documents (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, job_id TEXT NOT NULL, doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_of_job ON documents (job_id, seq);
CREATE TABLE IF NOT EXISTS milestones (
  job_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (job_id, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scope_changes (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  job_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  create_time TEXT NOT NULL,
  doc TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS scope_changes_of_job ON scope_changes (job_id, seq);
CREATE TABLE IF NOT EXISTS catalog (
  kind TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, price REAL, doc TEXT NOT NULL,
  PRIMARY KEY (kind, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uploads (
  id TEXT PRIMARY KEY, client_id TEXT NOT NULL, job_id TEXT NOT NULL, create_time TEXT NOT NULL,
  size INTEGER NOT NULL, metadata TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS idempotency (
  client_id TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL,
  status INTEGER NOT NULL, body TEXT NOT NULL, create_time TEXT NOT NULL,
  PRIMARY KEY (client_id, key)
) WITHOUT ROWID;
`;

/** The tables that a reset empties; `meta` keeps the folder's secrets. */
export const SEEDED_TABLES = [
  'jobs',
  'job_members',
  'job_details',
  'job_items',
  'members',
  'messages',
  'notes',
  'events',
  'documents',
  'milestones',
  'scope_changes',
  'catalog',
  'uploads',
  'idempotency',
] as const;
