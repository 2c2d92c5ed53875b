export interface BoardTotals {
  files: number;
  bytes: number;
}

export type Outcome = 'done' | 'already' | 'failed' | 'left';

/** A file on its way. */
export interface UnderWay {
  readonly label: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes handed to the connection so far. */
  readonly sent: number;
}

/** How far all files together have come. */
export interface Standing {
  files: { total: number; done: number; already: number; failed: number; left: number };
  bytes: { total: number; acknowledged: number };
  /** Null as long as nobody knows. */
  bytesPerSecond: number | null;
  /** Null as long as a figure would mean nothing. */
  secondsLeft: number | null;
}

/** Keeps count of a transfer of many files; times are in milliseconds. */
export interface Tally {
  start(id: number, label: string, size: number): void;
  sent(id: number, bytes: number): void;
  acknowledged(id: number, bytes: number): void;
  setAside(id: number): void;
  settle(id: number, outcome: Outcome, size: number): void;
  underWay(): readonly UnderWay[];
  standing(): Standing;
}

const RATE_MS = 5_000;
const SAMPLE_MS = 250;
const KNOWN_AFTER_MS = 2_000;
const KNOWN_AFTER_SHARE = 0.01;

/** Starts counting. Bytes count once the portal has said that it holds them. */
export function openTally(totals: BoardTotals, now: () => number): Tally {
  const live = new Map<number, { label: string; size: number; sent: number; held: number }>();
  const files = { total: totals.files, done: 0, already: 0, failed: 0, left: 0 };
  const began = now();
  const samples = [{ time: began, moved: 0 }];
  /** Bytes that the portal got from us; what is sent twice counts twice. */
  let moved = 0;
  let held = 0;
  let alreadyHeld = 0;
  let givenUp = 0;

  const move = (bytes: number) => {
    if (bytes <= 0) return;
    moved += bytes;
    const time = now();
    const last = samples.at(-1);
    if (last === undefined || time - last.time >= SAMPLE_MS) samples.push({ time, moved });
  };

  const drop = (id: number): number => {
    const before = live.get(id)?.held ?? 0;
    held -= before;
    live.delete(id);
    return before;
  };

  const rate = (): number | null => {
    const time = now();
    // Two are kept however old they are: one large file after the other says something only now and then.
    while (samples.length > 2 && (samples[1]?.time ?? time) <= time - RATE_MS) samples.shift();
    const [oldest] = samples;
    if (oldest === undefined || moved === 0 || time - oldest.time < SAMPLE_MS) return null;
    return ((moved - oldest.moved) / (time - oldest.time)) * 1_000;
  };

  const secondsLeft = (bytesPerSecond: number | null): number | null => {
    if (files.done + files.failed + files.left >= files.total) return 0;
    const share = moved / Math.max(1, totals.bytes - alreadyHeld);
    if (now() - began < KNOWN_AFTER_MS || share < KNOWN_AFTER_SHARE || !bytesPerSecond) return null;
    return Math.ceil(Math.max(0, totals.bytes - held - givenUp) / bytesPerSecond);
  };

  return {
    start: (id, label, size) => {
      drop(id);
      live.set(id, { label, size, sent: 0, held: 0 });
    },
    sent: (id, bytes) => {
      const file = live.get(id);
      if (file !== undefined) file.sent = bytes;
    },
    acknowledged: (id, bytes) => {
      const file = live.get(id);
      if (file === undefined) return;
      const more = bytes - file.held;
      file.held = bytes;
      held += more;
      move(more);
    },
    setAside: (id) => {
      drop(id);
    },
    settle: (id, outcome, size) => {
      const before = drop(id);
      if (outcome === 'failed' || outcome === 'left') {
        files[outcome] += 1;
        givenUp += size;
        return;
      }
      files.done += 1;
      held += size;
      if (outcome === 'done') return move(size - before);
      files.already += 1;
      alreadyHeld += size;
    },
    underWay: () => [...live.values()],
    standing: () => {
      const bytesPerSecond = rate();
      return {
        files: { ...files },
        bytes: { total: totals.bytes, acknowledged: held },
        bytesPerSecond,
        secondsLeft: secondsLeft(bytesPerSecond),
      };
    },
  };
}
