import type { Target } from './target.ts';

/** Where a connection is cut. */
export const RESETS = ['before-headers', 'during-request', 'after-commit', 'mid-body'] as const;
export type Reset = (typeof RESETS)[number];

/** What becomes of the body of an answer. */
export const SPOILT_BODIES = ['truncated', 'malformed', 'html', 'empty'] as const;
export type SpoiltBody = (typeof SPOILT_BODIES)[number];

/** A body of one's own in place of the portal's. */
export interface OwnBody {
  contentType: string;
  text: string;
}

/** Part of a body at a time: so many bytes every so many milliseconds. */
export interface Drip {
  bytes: number;
  everyMs: number;
}

/** How long a token is good: for so many requests, or for so many seconds from its issue. */
export type TokenLife = { uses: number } | { seconds: number };

/** What happens to one request. */
export interface Fault {
  /** Waited before the answer, when the work has been done. */
  latencyMs?: number;
  drip?: Drip;
  /** How far ahead the portal's clock is, for the Date header and all that is stamped. */
  skewMs?: number;
  /** Answered instead of doing anything. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: SpoiltBody | OwnBody;
  /** Answered 429 that asks for this much patience, as seconds or as an HTTP date. */
  rateLimit?: { ms: number; as: 'seconds' | 'date' };
  tokenLife?: TokenLife;
  reset?: { where: Reset; afterBytes?: number };
  wrongDigest?: boolean;
  endlessPages?: boolean;
  duplicate?: boolean;
}

/** Which requests are spoilt, how often, and how. */
export interface FaultRule {
  target: Target;
  /** Short id of the only job that it is about. */
  job?: string;
  /** How often it acts in all; without an end unless given. */
  times?: number;
  /** How many requests that match are let through first. */
  after: number;
  /** 0 to 1; always unless given. */
  probability?: number;
  /** Of the sequence that the probability is drawn from. */
  seed: number;
  fault: Fault;
  /** What happens, in the words it was set with. */
  given: Readonly<Record<string, unknown>>;
}
