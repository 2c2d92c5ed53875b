/** How many transfers may be under way at once; it follows what the portal can take. */
export interface SendWindow {
  readonly size: number;
  /** A request was answered as it should be. */
  succeeded(): void;
  /**
   * The portal was too busy for a request, or didn't answer it.
   *
   * @param at when that request had gone out, in milliseconds by the window's clock
   */
  congested(at: number): void;
  /** @returns a function that ends the listening */
  onChange(listener: (size: number) => void): () => void;
}

export interface SendWindowOptions {
  /** Largest size. */
  max: number;
  /** First size; the largest unless given. */
  start?: number;
  /** Milliseconds by any clock; the process's own, `performance.now()`, unless given. */
  now?: () => number;
}

/** All that comes within this time of a cut is taken for one and the same congestion. */
const ROUND_MS = 1_000;

/**
 * Makes a window that opens by one after as many successes as it is wide, and is halved by
 * congestion, as TCP's is: it finds what the portal takes and shares it fairly with others. One
 * congestion halves it once, however many of the requests that were under way meet it.
 */
export function createWindow(options: SendWindowOptions): SendWindow {
  const { max, now = () => performance.now() } = options;
  const listeners = new Set<(size: number) => void>();
  let size = Math.min(max, Math.max(1, options.start ?? max));
  let successes = 0;
  let lastCut = Number.NEGATIVE_INFINITY;

  const become = (next: number) => {
    successes = 0;
    if (next === size) return;
    size = next;
    for (const listener of listeners) listener(size);
  };

  return {
    get size() {
      return size;
    },
    succeeded: () => {
      successes += 1;
      if (successes >= size) become(Math.min(max, size + 1));
    },
    congested: (at) => {
      const time = now();
      if (at < lastCut || time - lastCut < ROUND_MS) return;
      lastCut = time;
      become(Math.max(1, Math.floor(size / 2)));
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
