/** Brings a run to a halt: in order when asked to stop or after a fatal failure, then by force. */
export interface Brakes {
  /** For what is under way; aborts when the time to finish is over. */
  readonly signal: AbortSignal;
  /** Why no new work starts; null while it does. */
  readonly halted: { reason: unknown } | null;
  /** Whether a failure is only the halt itself, as what was cut off reports it. */
  isCutOff(error: unknown): boolean;
  /** A failure that concerns every item. */
  fail(error: unknown): void;
  /** A failure of the run itself, which its caller must hear of. */
  fault(error: unknown): void;
  /**
   * Ends the run.
   *
   * @returns the fatal failure, or null without one
   * @throws the first fault
   */
  release(): { reason: unknown } | null;
}

/**
 * Makes the brakes of one run; they are on when it was asked to stop before.
 *
 * @param stop asks the run to stop
 * @param drainMs how long what is under way may go on then, in milliseconds
 */
export function openBrakes(stop: AbortSignal, drainMs: number): Brakes {
  const cut = new AbortController();
  let halted: Brakes['halted'] = null;
  let fatal: Brakes['halted'] = null;
  let fault: Brakes['halted'] = null;
  let timer: NodeJS.Timeout | undefined;

  const onStop = () => {
    halted ??= { reason: stop.reason };
    timer = setTimeout(() => cut.abort(stop.reason), drainMs);
  };
  if (stop.aborted) onStop();
  else stop.addEventListener('abort', onStop, { once: true });

  return {
    signal: cut.signal,
    get halted() {
      return halted;
    },
    isCutOff: (error) => cut.signal.aborted || (stop.aborted && error === stop.reason),
    fail: (reason) => {
      if (halted !== null) return;
      fatal = { reason };
      halted = fatal;
    },
    fault: (reason) => {
      fault ??= { reason };
      halted ??= fault;
    },
    release: () => {
      stop.removeEventListener('abort', onStop);
      clearTimeout(timer);
      if (fault !== null) throw fault.reason;
      return fatal;
    },
  };
}
