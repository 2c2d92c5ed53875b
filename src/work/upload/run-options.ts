import type { Sleep } from '../../portal/write-once.ts';
import type { DigestOf } from '../document/find-sent-document.ts';
import type { UploadOutcome } from './upload-outcome.ts';

/** Told how a run goes; ids are the candidates’ places. */
export interface RunWatcher {
  /** The portal asks everybody to wait so long; milliseconds. */
  held(ms: number): void;
  begin(totals: { files: number; bytes: number }): void;
  start(id: number, label: string, size: number): void;
  sent(id: number, bytes: number): void;
  acknowledged(id: number, bytes: number): void;
  /** A file failed in a way that may pass. */
  setAside(id: number): void;
  settle(id: number, outcome: 'done' | 'already' | 'failed' | 'left', size: number): void;
}

export interface RunOptions {
  /** Path of the manifest; null when it came through a pipe. */
  manifest: string | null;
  /** Uploads at the same time, at most. */
  concurrency: number;
  digestOf: DigestOf;
  watcher: RunWatcher;
  /** Told of every outcome as it is known. */
  onOutcome(outcome: UploadOutcome): void;
  sleep?: Sleep | undefined;
}
