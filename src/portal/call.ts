import type { Static, TObject, TSchema } from 'typebox';
import type { Multipart, WholeMultipart } from '../http/multipart.ts';
import type { CONTRACT, OperationId } from './contract/index.ts';
import type { FaultyItemListener } from './contract/list-items.ts';

type Spec<I extends OperationId> = (typeof CONTRACT)[I];
type Part<S, K extends string, As extends string> = S extends {
  readonly [P in K]: infer T extends TObject;
}
  ? Partial<Static<T>> extends Static<T>
    ? { [P in As]?: Static<T> }
    : { [P in As]: Static<T> }
  : unknown;

/** What an operation is called with: its path parameters, query and body, as the contract types them. */
export type CallInput<I extends OperationId> = Part<Spec<I>, 'params', 'params'> &
  Part<Spec<I>, 'query', 'query'> &
  (Spec<I> extends { readonly bodyType: 'multipart' } ? unknown : Part<Spec<I>, 'body', 'body'>);

/** What an operation answers, as the contract types it. */
export type CallResult<I extends OperationId> = Spec<I>['response'] extends {
  readonly schema: infer T extends TSchema;
}
  ? Static<T>
  : undefined;

/** What else a call is told. */
export interface CallOptions {
  /** For operations that take one: the same key makes a repeated write count once. */
  idempotencyKey?: string;
  /** A multipart body, for the uploads: streamed, or whole. */
  multipart?: Multipart | WholeMultipart;
  /** Sends it only once where the outcome is unknown: who calls knows a better way to go on. */
  once?: boolean;
  /** Told before the request is sent again although an attempt may have been carried out. */
  onRepeat?: (() => void) | undefined;
  /** Has a list without the items that aren't as documented, instead of no list; told of each. */
  onFaulty?: FaultyItemListener;
  signal?: AbortSignal;
}
