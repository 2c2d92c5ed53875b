import { asSentence, shortened, TaxqError } from '../errors.ts';
import { askedWait } from '../http/asked-wait.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { Unreachable } from '../http/failure.ts';
import { redirectTarget } from '../http/redirect-target.ts';
import { isRecord, parseJson } from '../json.ts';

interface ProblemFacts {
  title?: string;
  detail?: string;
  requestId?: string;
  errors: string[];
}

/** Faults of one request that are told. */
const MOST_ERRORS = 10;

const LATER = 'Nothing was lost; run the same command again when that time is over.';

/** Reads words of a portal: without what was sent to it in secret, and no longer than anybody reads. */
const reader =
  ({ redact = (text) => text }: HttpResponse) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && value.trim() !== '' ? shortened(redact(value.trim())) : undefined;

/** Reads what an error answer says, whatever shape it has: the documentation names none. */
function readProblem(response: HttpResponse): ProblemFacts {
  const facts: ProblemFacts = { errors: [] };
  const asText = reader(response);
  const headerId = response.header('x-request-id');
  if (headerId !== undefined) facts.requestId = headerId;
  // RFC 6750, section 3: what is wrong with the token, for a portal that says it nowhere else.
  const challenge = asText(
    /error_description="([^"]{1,500})"/.exec(response.header('www-authenticate') ?? '')?.[1],
  );
  if (challenge !== undefined) facts.title = challenge;
  const body = parseJson(response.text);
  if (!isRecord(body)) return facts;
  const title = asText(body['title']) ?? asText(body['error']);
  const detail =
    asText(body['detail']) ?? asText(body['error_description']) ?? asText(body['message']);
  const requestId = asText(body['request_id']);
  if (title !== undefined) facts.title = title;
  if (detail !== undefined) facts.detail = detail;
  if (requestId !== undefined) facts.requestId = requestId;
  if (Array.isArray(body['errors'])) {
    facts.errors = body['errors']
      .filter(isRecord)
      .slice(0, MOST_ERRORS)
      .map((item) => `${asText(item['path']) ?? ''} ${asText(item['message']) ?? ''}`.trim());
  }
  return facts;
}

/**
 * Turns an error answer of the portal into a typed error.
 *
 * @param doing what was asked, as in `list the jobs`
 * @param who profile, token source and audience, for errors of sign-in
 * @param repeatable whether the request may be repeated; a 5xx to one that may not leaves its outcome unknown
 */
export function portalError(
  response: HttpResponse,
  doing: string,
  who: { profile: string; tokenSource: string; audience?: string | undefined },
  repeatable: boolean,
): TaxqError {
  const { status } = response;
  const problem = readProblem(response);
  const said = [problem.detail ?? problem.title, ...problem.errors].filter(
    (text) => text !== undefined,
  );
  const why = asSentence(said.length > 0 ? said.join('; ') : `It answered ${status}`);
  const { requestId } = problem;
  if (status >= 300 && status <= 399) {
    return new TaxqError({
      kind: 'refused',
      code: 'redirected',
      message: `The portal answered with a redirect when asked to ${doing}.`,
      why: `It points to ${redirectTarget(response)}; taxq follows none, so that your token stays here.`,
      hint: 'Check the portal’s URL (taxq profile show), and whether your network asks you to sign in.',
      requestId,
    });
  }
  const message = `The portal refused to ${doing}.`;
  const { audience } = who;
  const token = `The token came from ${who.tokenSource}${audience ? `; the profile’s audience is ${audience}` : ''}.`;
  if (status === 401) {
    return new TaxqError({
      kind: 'auth',
      code: 'not_signed_in',
      message: `The portal doesn’t accept the sign-in of profile “${who.profile}”.`,
      why: `${why} ${token}`,
      hint: 'Run: taxq auth login, or renew the token in the environment.',
      requestId,
    });
  }
  if (status === 403) {
    return new TaxqError({
      kind: 'auth',
      code: 'not_allowed',
      message: `Profile “${who.profile}” may not ${doing}.`,
      why: `${why} ${token}`,
      hint: 'Ask the portal’s support for the permission, or use another profile (--profile).',
      requestId,
    });
  }
  if (status === 404) {
    return new TaxqError({
      kind: 'not-found',
      code: 'not_found',
      message: `The portal can’t ${doing}: it isn’t there.`,
      why,
      hint: 'See what there is: taxq job list',
      requestId,
    });
  }
  if (status === 405 || status === 501) {
    return new TaxqError({
      kind: 'unsupported',
      code: 'not_offered',
      message: `The portal can’t ${doing}: it has no such thing.`,
      why,
      hint: 'Do it in the portal itself: taxq job open JOB',
      requestId,
    });
  }
  if (status === 429 || status === 507 || status >= 500) {
    const full = status === 507;
    const outcomeUnknown = !repeatable && !full && status !== 429;
    const wait = askedWait(response);
    const busy = new Unreachable({
      code: full ? 'portal_full' : status === 429 ? 'portal_busy' : 'portal_failed',
      message: `The portal couldn’t ${doing}.`,
      why: `It answered ${status}${said.length > 0 ? `: ${asSentence(said.join('; '))}` : '.'}${wait.sentence}`,
      ...(wait.isTooLong && !outcomeUnknown ? { hint: LATER } : {}),
      ...(full ? { hint: 'The portal has no room left; tell its support, then try again.' } : {}),
      outcomeUnknown,
      retryable: !wait.isTooLong,
      requestId,
    });
    return busy;
  }
  const refused = status === 409 || status === 422 || status === 413 || status === 412;
  return new TaxqError({
    kind: refused ? 'refused' : 'failed',
    code: refused ? 'portal_refused' : 'portal_rejected_request',
    message,
    why,
    requestId,
  });
}
