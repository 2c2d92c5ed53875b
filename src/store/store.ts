import type { Facts } from './facts.ts';
import type { Runs } from './run.ts';
import type { Transfers } from './transfer.ts';

export interface StoreOptions {
  /** Made when missing, for this user only. */
  folder: string;
  /** Encrypts the store; one that was made without a key can't be opened with one. */
  key?: string | undefined;
  now?: (() => Date) | undefined;
  /** When this machine was started; as the system says, unless given. */
  bootTime?: (() => Date) | undefined;
}

/** What taxq remembers on this machine. Several processes may have it open at the same time. */
export interface Store {
  readonly transfers: Transfers;
  readonly runs: Runs;
  readonly facts: Facts;
  /** 32 random bytes, made once per store. */
  secret(): Uint8Array;
  close(): void;
}
