import type { CommandLimits } from '../http/command-limits.ts';
import type { PacerWatcher } from '../http/pacer.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A shorter wait needs no explanation. */
const WORTH_SAYING_MS = 4_000;
/** From one line to the next. */
const PAUSE_MS = 20_000;

/** Says that a command waits for a busy portal, unless the command says so itself. */
export function noteWaits(
  terminal: Terminal,
  limits: Pick<CommandLimits, 'pacesItself'>,
  now: () => number = () => performance.now(),
): PacerWatcher {
  let saidAt = Number.NEGATIVE_INFINITY;
  return {
    congested: () => {},
    eased: () => {},
    held: (ms) => {
      if (ms < WORTH_SAYING_MS || limits.pacesItself() || now() - saidAt < PAUSE_MS) return;
      saidAt = now();
      terminal.note(`The portal is busy; taxq waits ${Math.ceil(ms / 1000)} s.`);
    },
  };
}
