/** Grows by one with each change that an older taxq could not read. */
export const SCHEMA_VERSION = 3;

export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE transfers (
  key TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  job_id TEXT NOT NULL,
  short_id TEXT NOT NULL,
  tag TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  file TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  run TEXT,
  attempts INTEGER NOT NULL,
  attempt_time TEXT,
  document_id TEXT,
  upload_id TEXT,
  gone TEXT,
  created_time TEXT NOT NULL,
  updated_time TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE runs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  profile TEXT NOT NULL,
  manifest TEXT,
  total INTEGER NOT NULL,
  started_time TEXT NOT NULL,
  ended_time TEXT,
  pid INTEGER NOT NULL,
  state TEXT NOT NULL,
  counts TEXT
);
CREATE TABLE run_items (
  run TEXT NOT NULL,
  position INTEGER NOT NULL,
  line INTEGER,
  file TEXT NOT NULL,
  job TEXT NOT NULL,
  tag TEXT NOT NULL,
  title TEXT NOT NULL,
  size INTEGER,
  sha256 TEXT,
  key TEXT,
  status TEXT NOT NULL,
  document_id TEXT,
  error_code TEXT,
  error TEXT,
  PRIMARY KEY (run, position)
) WITHOUT ROWID;
CREATE TABLE digests (
  seq INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  mtime_ns TEXT NOT NULL,
  ino TEXT NOT NULL,
  sha256 TEXT NOT NULL
);
CREATE TABLE contents (
  seq INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  json TEXT NOT NULL
);
`;

/** What each version needs to become the next one, from the first on; also part of every new store. */
export const STEPS = [
  `
CREATE TABLE outbox (
  key TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  job_id TEXT NOT NULL,
  short_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  state TEXT NOT NULL,
  owner TEXT,
  attempts INTEGER NOT NULL,
  attempt_time TEXT,
  sent_id TEXT,
  created_time TEXT NOT NULL,
  updated_time TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE commitments (
  seq INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  job_id TEXT NOT NULL,
  short_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  promised_time TEXT NOT NULL,
  UNIQUE (origin, message_id, day)
);
CREATE INDEX commitments_of_job ON commitments (origin, job_id);
CREATE TABLE overrides (
  seq INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  job_id TEXT NOT NULL,
  short_id TEXT NOT NULL,
  profile TEXT NOT NULL,
  action TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  time TEXT NOT NULL
);
CREATE INDEX overrides_of_job ON overrides (origin, job_id);
CREATE TABLE job_facts (
  origin TEXT NOT NULL,
  job_id TEXT NOT NULL,
  update_time TEXT NOT NULL,
  version INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (origin, job_id)
) WITHOUT ROWID;
`,
  'ALTER TABLE outbox ADD COLUMN known_ids TEXT',
] as const;
