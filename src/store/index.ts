export { checkStore } from './check-store.ts';
export type { KeptFacts, KeptJobFacts } from './job-facts.ts';
export { openStore, type Store, type StoreOptions } from './open-store.ts';
export type { OutboxClaim, OutboxEntry, OutboxIntent } from './outbox-types.ts';
export type { StoredOverride } from './overrides.ts';
export type { NewRun, Run, RunItem, RunSummary } from './run-types.ts';
export type { Intent, Transfer, Transfers } from './transfer-types.ts';
