import type { Sleep } from '../../portal/write-once.ts';
import type { OutboxIntent, Store } from '../../store/index.ts';
import type { Session } from '../session.ts';
import type { Written } from './left-by-attempt.ts';

/** What exactly-once needs besides the thing itself. */
export interface OnceTools {
  session: Session;
  store: Store;
  sleep?: Sleep | undefined;
  /**
   * When the command began, by the store's clock: the same text sent since then by another process
   * is this one, while one sent before doesn't keep it from being sent again on purpose.
   */
  began?: Date | undefined;
}

/** How errors speak of it. */
export interface Named {
  /** What it is, as in `message to Priya Raman`. */
  what: string;
  /** The command that shows whether it arrived. */
  look: string;
}

/** What a thing is sent with. */
export interface OnceSending<T extends Written> {
  idempotencyKey: string;
  /** Looks for what an attempt has left on the portal. */
  left(): Promise<T | null>;
  /** Told when it is sent again although an attempt may have arrived. */
  onRepeat(): void;
}

/** One thing that must reach the portal exactly once. */
export interface OnceOnly<T extends Written> extends Named {
  /** Under the key of its text: whoever sends the same to the same job meets there. */
  intent: OutboxIntent;
  /**
   * The caller’s own key, such as `plan:<id>:<action>`: what is done under it is never done again.
   * Without one it may be sent again on purpose.
   */
  key?: string | undefined;
  /** Whether the portal takes the same key twice without doing it twice. */
  takesKeys: boolean;
  /** Reads everything on the portal that says the same, whoever sent it and when. */
  alike(): Promise<readonly T[]>;
  send(sending: OnceSending<T>): Promise<T>;
  /** Called once it is known to be there, before that is written down. */
  onThere?: (written: T) => void;
}

/** What became of it. */
export interface OnceResult<T> {
  id: string;
  /** The portal’s; of one known to be there from before, when this machine learned of it. */
  create_time: string;
  /** As the portal gave it; null for one known to be there from before. */
  written: T | null;
  /** `already_sent`: an earlier attempt, or another process, had brought it there. */
  how: 'sent' | 'already_sent';
}
