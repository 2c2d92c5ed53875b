import type { TObject, TSchema } from 'typebox';

/** Which of the portal's interfaces an operation belongs to; `auth` is the token endpoint. */
export type Surface = 'auth' | 'public' | 'pro';

/**
 * What a client may do after a failure that leaves the outcome unknown.
 * `safe`: send it again. `key`: send it again with the same Idempotency-Key.
 * `reconcile`: read back what the portal holds before sending it again.
 */
export type Repeat = 'safe' | 'key' | 'reconcile';

export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  /** Path with `{name}` parameters, from the origin's root. */
  readonly path: `/${string}`;
  readonly surface: Surface;
  /** What a portal's capabilities call this; only operations of the pro surface have one. */
  readonly capability?: string;
  readonly summary: string;
  readonly params?: TObject;
  readonly query?: TObject;
  /** Request headers of its own, beyond those that every operation takes. */
  readonly headers?: TObject;
  readonly body?: TObject;
  /** `tus` speaks tus 1.0.0: facts in headers, and bytes alone as the body of a PATCH. */
  readonly bodyType?: 'json' | 'multipart' | 'tus';
  readonly response: {
    readonly status: 200 | 201 | 204 | 302;
    readonly schema?: TSchema;
    /** Headers that carry the answer, or part of it. */
    readonly headers?: TObject;
  };
  readonly errors: readonly number[];
  readonly repeat: Repeat;
}

/** Declares one operation and keeps its literal types for the typed client. */
export const operation = <const O extends Operation>(spec: O): O => spec;
