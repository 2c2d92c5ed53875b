import type { Static, TSchema } from 'typebox';
import type { CONTRACT, OperationId } from '../../portal/contract/index.ts';
import type { Operation } from '../../portal/contract/operation.ts';
import type { Caller } from '../auth/credentials.ts';
import type { ArrivedDocument } from '../files/arrived-document.ts';
import type { Portal } from '../portal.ts';
import type { WrittenPage } from '../written-page.ts';

type Fields<O, K extends string> =
  O extends Record<K, infer S extends TSchema> ? Static<S> : Record<never, never>;

type Body<O> = O extends { id: 'completeUpload'; body: infer S extends TSchema }
  ? ArrivedDocument<Static<S>>
  : O extends { bodyType: 'multipart'; body: infer S extends TSchema }
    ? ArrivedDocument<Omit<Static<S>, 'file'>>
    : Fields<O, 'body'>;

/** One request that matches the contract, with who sent it. */
export interface Call<O> {
  params: Fields<O, 'params'>;
  query: Fields<O, 'query'>;
  body: Body<O>;
  caller: Caller;
  portal: Portal;
}

/** Lists may answer with text where the store has it. */
interface Page {
  data: unknown[];
  next_page_token?: string | null;
}

/** Where a 302 leads to. */
export interface Redirect {
  location: string;
}

type Answer<O> = O extends { response: { schema: infer S extends TSchema } }
  ? Static<S> | (Static<S> extends Page ? WrittenPage : never)
  : Redirect;

// A method's parameters compare both ways, so that the typed handlers also fit the table's loop.
interface Method<O> {
  handle(call: Call<O>): O extends { surface: 'auth' } ? Promise<Answer<O>> | Answer<O> : Answer<O>;
}

/**
 * Answers one operation. Runs inside one transaction when the operation writes, so it may not wait
 * for anything; only the token endpoint, which writes nothing, may.
 * @throws PortalProblem for every refusal.
 */
export type Handler<O> = Method<O>['handle'];

/** Any operation's handler, as the loop over the contract sees it. */
export type AnyHandler = { handle(call: Call<Operation>): unknown }['handle'];

type TusId = {
  [Id in OperationId]: (typeof CONTRACT)[Id] extends { bodyType: 'tus' } ? Id : never;
}[OperationId];

/**
 * The operations that have a handler; those of the tus protocol are a library's to answer, and a
 * batch is many calls of another handler.
 */
export type HandledId = Exclude<OperationId, TusId | 'uploadDocumentBatch'>;

/** One handler for each of them: one too few or too many does not compile. */
export type Handlers = { [Id in HandledId]: Handler<(typeof CONTRACT)[Id]> };

/** The handlers of some operations, as the files of this folder give them. */
export type HandlersOf<Id extends HandledId> = Pick<Handlers, Id>;
