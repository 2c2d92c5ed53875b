export type RunItemStatus =
  | 'waiting'
  | 'sending'
  | 'uploaded'
  | 'already_there'
  | 'refused'
  | 'failed';

/** One upload of one file or many, by one process. */
export interface RunFacts {
  /** 8 lower-case letters and digits. */
  id: string;
  origin: string;
  profile: string;
  /** Path of the manifest; null for a run without one. */
  manifest: string | null;
  /** Number of items. */
  total: number;
  started_time: string;
  /** Null while it runs, and for good when its process died before it could end. */
  ended_time: string | null;
  pid: number;
  /** `running` only while its process lives. */
  state: 'running' | 'interrupted' | 'done' | 'failed';
}

/** One file of a run. */
export interface RunItem {
  /** Its place in the run. */
  position: number;
  /** Its line in the manifest. */
  line: number | null;
  file: string;
  /** Short id, or as given. */
  job: string;
  tag: string;
  title: string;
  /** In bytes. */
  size: number | null;
  sha256: string | null;
  /** Of its transfer. */
  key: string | null;
  status: RunItemStatus;
  document_id: string | null;
  error_code: string | null;
  error: string | null;
}

/** What a run may change of its items. */
export type RunItemChange = Partial<
  Pick<RunItem, 'status' | 'document_id' | 'error_code' | 'error'>
>;

export interface RunSummary extends RunFacts {
  counts: Record<RunItemStatus, number>;
}

export interface NewRun {
  origin: string;
  profile: string;
  manifest: string | null;
  items: readonly RunItem[];
}

/** A run of this process. It counts as running until `end`, or until the process is gone. */
export interface Run {
  readonly id: string;
  /** Changes the item at a position; what isn't named stays. */
  set(position: number, change: RunItemChange): void;
  /** Ends the run; nothing is left of its lock, even when this throws. */
  end(state: 'interrupted' | 'done' | 'failed'): void;
}

/** The uploads of this machine. */
export interface Runs {
  /** Starts a run; it survives a power cut once this returns. Drops the items of all but the newest 200. */
  begin(run: NewRun): Run;
  /** Newest first. */
  list(limit?: number): RunSummary[];
  find(id: string): RunFacts | undefined;
  /** In the order of their positions; empty for a run that is unknown or long past. */
  items(id: string): RunItem[];
  /** Whether the process of a run lives and has not ended it. */
  isAlive(id: string): boolean;
}
