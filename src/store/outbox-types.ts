/** What must reach a portal exactly once; written down before its first byte is sent. */
export interface OutboxIntent {
  /** Chosen by who sends: the same for the same thing, whoever tries it and however often. */
  key: string;
  origin: string;
  job_id: string;
  short_id: string;
  kind: 'message' | 'note';
  /** Of the text, as 64 lower-case hex digits; the text itself isn’t kept. */
  sha256: string;
}

/** An intent and what has become of it. */
export interface OutboxEntry extends OutboxIntent {
  /** The same for every attempt as long as the outcome of one is unknown. */
  idempotency_key: string;
  /** `sending` by no living process means that the outcome of an attempt is unknown. */
  state: 'intended' | 'sending' | 'done';
  /** The process that sends it; null once that gave it back. */
  owner: string | null;
  attempts: number;
  /** The portal’s time before the first attempt whose outcome isn’t known. */
  attempt_time: string | null;
  /**
   * The ids of what said the same on the portal before that attempt: what says it later and has
   * another id is of an attempt. Null for an attempt of an older taxq.
   */
  known_ids: readonly string[] | null;
  /** The portal’s id of what was sent. */
  sent_id: string | null;
  created_time: string;
  updated_time: string;
}

/**
 * The answer to who asks to send: it is theirs, a living process has it, or it is done. In `before`
 * stands what was found; there, state `sending` means that an earlier attempt may have reached the
 * portal. `idempotency_key` is the one to send under.
 */
export type OutboxClaim =
  | { kind: 'mine'; before: OutboxEntry; idempotency_key: string }
  | { kind: 'busy' }
  | { kind: 'done'; entry: OutboxEntry & { sent_id: string } };

export interface ClaimOptions {
  /** The portal’s time now, as an ISO 8601 instant. */
  attempt_time: string;
  /** The ids of what says the same on the portal now. */
  known_ids: readonly string[];
  /**
   * Set for what may be sent again on purpose: one that was done at that time or before doesn’t
   * count. As an ISO 8601 instant by this machine’s clock.
   */
  anewSince?: string | undefined;
}

/** Messages and notes on their way, one row per key. */
export interface Outbox {
  find(key: string): OutboxEntry | undefined;
  /**
   * Writes down what is going to be sent and takes it, unless a living process has it (this one
   * included) or it is done; it survives a power cut once this returns.
   */
  claim(intent: OutboxIntent, options: ClaimOptions): OutboxClaim;
  /** The portal has it. */
  done(key: string, sentId: string): void;
  /**
   * Gives a claim back: `not_sent` when surely nothing reached the portal in any attempt, `unknown`
   * when that can’t be told.
   */
  release(key: string, outcome: 'not_sent' | 'unknown'): void;
  /** Whether the outcome of an attempt is unknown and nobody is at it. */
  isUnsettled(key: string): boolean;
}
