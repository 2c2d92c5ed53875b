import type { LookupFunction } from 'node:net';
import type { CommandLimits } from './command-limits.ts';
import type { Pacer, PacerOptions } from './pacer.ts';
import type { RetryPolicy } from './retry.ts';

/** How requests go to one server. */
export interface TransportOptions extends Pick<PacerOptions, 'sleep' | 'random'> {
  origin: string;
  /** What errors call the server, such as `The portal of profile “firm”`. */
  server?: string;
  userAgent: string;
  /**
   * Longest wait without progress, in milliseconds; 30,000 unless given. A text answer may take ten
   * times as long from its headers on, and the headers too where the server stores a large upload.
   */
  timeoutMs?: number | undefined;
  retry?: RetryPolicy;
  /** For all who send to this portal; else the transport has one of its own, made with its `sleep`. */
  pacer?: Pacer;
  /** What all requests of a command share; else the transport has limits of its own. */
  limits?: CommandLimits;
  connections?: number;
  /** The environment, for its proxies and NODE_EXTRA_CA_CERTS; without it there are none. */
  env?: NodeJS.ProcessEnv;
  /** Path of a PEM file of authorities to trust besides Node's own; asked for where https is spoken. */
  ca?: () => string | undefined;
  /** How names are resolved; as the system does it unless given. */
  lookup?: LookupFunction;
  /** Called after every attempt; never given a body, a secret or a client's data. */
  trace?: (line: string) => void;
  /** Aborts every request that has no signal of its own. */
  signal?: AbortSignal;
  /** Milliseconds since the epoch. */
  now?: () => number;
}
