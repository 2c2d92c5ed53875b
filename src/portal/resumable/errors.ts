import { asSentence, shortened, TaxqError } from '../../errors.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import { Unreachable } from '../../http/failure.ts';
import { isRecord, parseJson } from '../../json.ts';
import type { PortalClient } from '../client.ts';
import { portalError } from '../problem.ts';
import type { ResumableFile } from './body.ts';

/** The portal holds another part of the upload than was thought: ask it, then go on. */
export class OffsetMoved extends TaxqError {}

/** Whether an upload can go on after this, once the portal has been asked how much it holds. */
export const mayGoOn = (error: unknown): error is TaxqError =>
  error instanceof OffsetMoved ||
  (error instanceof Unreachable && error.retryable && error.code !== 'portal_full');

/** The portal no longer has the upload. */
export const gone = (requestId: string | undefined) =>
  new TaxqError({
    kind: 'not-found',
    code: 'upload_gone',
    message: 'The portal no longer has this upload.',
    why: 'It keeps an upload for a while only, and discards one whose bytes are wrong.',
    hint: 'Run the same command again: the file is then sent from its beginning.',
    requestId,
  });

/** An upload that doesn't go on; nothing of it has become a document. */
export const stalled = ({ name }: ResumableFile, last: TaxqError) =>
  new Unreachable({
    code: 'upload_stalled',
    message: `${name} stopped on its way to the portal.`,
    why: last.whatAndWhy,
    hint: 'Run the same command again in a while; it goes on where it stopped.',
    outcomeUnknown: false,
    requestId: last.requestId,
    cause: last,
  });

/** Other bytes arrived than were to be sent, and the portal has discarded them. */
export const digestMismatch = (title: string, refusal: TaxqError) =>
  new TaxqError({
    kind: 'failed',
    code: 'digest_mismatch',
    message: `The portal got other bytes of “${title}” than the file has.`,
    why: `${refusal.why ?? refusal.message} No document was made of them.`,
    hint: 'Check that the file isn’t being written to, then run the same command again.',
    requestId: refusal.requestId,
    cause: refusal,
  });

/** An answer without what it should have said in its headers. */
export const notTheProtocol = (origin: string, operation: string, header: string) =>
  new Unreachable({
    code: 'malformed_answer',
    message: `What answers at ${origin} doesn’t speak the portal’s language.`,
    why: `${operation} got an answer without ${header}.`,
    hint: 'A hotel or company network may be asking you to sign in; open a browser, then try again.',
    outcomeUnknown: false,
  });

const NOBODY = { profile: '', tokenSource: '' };

/**
 * Turns the refusal of an upload's request into a typed error.
 *
 * @param doing what was asked, as in `begin the upload`
 */
export async function refusalOf(
  client: PortalClient,
  response: HttpResponse,
  doing: string,
): Promise<TaxqError> {
  const requestId = response.header('x-request-id');
  // A typed call fails in the same way, and can name the profile and where its token came from.
  if (response.status === 401) await client.call('getCapabilities', {});
  if (response.status !== 403) return portalError(response, doing, NOBODY, true);
  const body = parseJson(response.text);
  const detail = isRecord(body) && typeof body['detail'] === 'string' ? body['detail'] : undefined;
  const said = detail && shortened(response.redact?.(detail) ?? detail);
  return new TaxqError({
    kind: 'auth',
    code: 'not_allowed',
    message: `You may not ${doing}.`,
    why: asSentence(said ?? 'It answered 403'),
    hint: 'Ask the portal’s support for the permission, or use another profile (--profile).',
    requestId,
  });
}
