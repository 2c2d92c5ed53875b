/**
 * What can go wrong, as a kind. A kind says what the user can do about it; the command line maps
 * each kind to one exit code and nothing below the command line knows the codes.
 */
export type ErrorKind =
  | 'failed'
  | 'usage'
  | 'config'
  | 'auth'
  | 'not-found'
  | 'refused'
  | 'unreachable'
  | 'partial'
  | 'fault'
  | 'unsupported'
  | 'interrupted';

export interface ErrorFacts {
  kind: ErrorKind;
  /** Stable machine-readable name, such as `job_ambiguous`. */
  code: string;
  /** One line: what went wrong. */
  message: string;
  /** One line: why. */
  why?: string | undefined;
  /** One line: what to do now. */
  hint?: string | undefined;
  /** The portal's request id, when a portal answered. */
  requestId?: string | undefined;
  /** Whether the same command may succeed later, unchanged. */
  retryable?: boolean | undefined;
  cause?: unknown;
}

/** The one error type that taxq throws on purpose; anything else that reaches the top is a bug. */
export class TaxqError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly why: string | undefined;
  readonly hint: string | undefined;
  readonly requestId: string | undefined;
  readonly retryable: boolean;

  constructor(facts: ErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'TaxqError';
    this.kind = facts.kind;
    this.code = facts.code;
    this.why = facts.why;
    this.hint = facts.hint;
    this.requestId = facts.requestId;
    this.retryable = facts.retryable ?? facts.kind === 'unreachable';
  }

  /** What went wrong and why, on one line. */
  get whatAndWhy(): string {
    return this.why === undefined ? this.message : `${this.message} ${this.why}`;
  }
}

/** The error for a command line that can't be carried out as it was typed. */
export function usage(code: string, message: string, why: string, hint: string): TaxqError {
  return new TaxqError({ kind: 'usage', code, message, why, hint });
}

/** The operating system's code in an error, such as `ENOENT`; empty for an error without one. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A text of somebody else's, such as a portal's, as a sentence that other sentences can follow. */
export function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Characters of somebody else’s text that are shown. */
const MOST_SHOWN = 500;

/** A text of somebody else's, no longer than anybody reads. */
export const shortened = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).replace(/[\ud800-\udbff]$/, '')}…` : text;

/** What somebody else's error says, as a sentence. */
export function reasonOf(error: unknown): string {
  return asSentence(error instanceof Error ? error.message : String(error));
}
