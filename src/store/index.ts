export { openStore } from './open-store.ts';
export type { NewRun, Run, RunItem, RunSummary } from './run.ts';
export type { Store, StoreOptions } from './store.ts';
export type { Intent, Transfer, Transfers } from './transfer.ts';
