export { openStore, type Store, type StoreOptions } from './open-store.ts';
export type { NewRun, Run, RunItem, RunSummary } from './run-types.ts';
export type { Intent, Transfer, Transfers } from './transfer-types.ts';
