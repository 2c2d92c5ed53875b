import { TaxqError } from '../../errors.ts';
import type { HttpRequest } from '../../http/exchange.ts';
import { portalError } from '../../portal/problem.ts';
import { safeJson, sanitizeLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { readFields, readInput } from './body.ts';
import { checkPath } from './path.ts';
import { answerText } from './present.ts';

interface CallInput {
  path?: string;
  method?: HttpRequest['method'];
  field?: string[];
  input?: string;
  include?: boolean;
  openapi?: boolean;
}

const usage = (code: string, message: string, hint: string) =>
  new TaxqError({ kind: 'usage', code, message, hint });

/** Turns the options into a request; nothing is sent before all of it is known to be good. */
async function requestOf(input: CallInput, context: Context) {
  if (input.path === undefined) {
    throw usage('path_missing', 'There is no path to call.', 'Give one: taxq api /v1.0/jobs');
  }
  const fields = readFields(input.field ?? []);
  if (input.input !== undefined && fields.size > 0) {
    throw usage('two_bodies', 'The body is given twice.', 'Use --field or --input, not both.');
  }
  const hasBody = input.input !== undefined || fields.size > 0;
  const method = input.method ?? (hasBody ? 'POST' : 'GET');
  const path = checkPath(input.path);
  if (method === 'GET') {
    if (input.input !== undefined) {
      throw usage('get_with_body', 'A GET has no body.', 'Leave --method out to send a POST.');
    }
    const query = new URLSearchParams();
    for (const [key, value] of fields) query.set(key, String(value));
    const joint = path.includes('?') ? '&' : '?';
    return { method, path: query.size === 0 ? path : `${path}${joint}${query}`, body: undefined };
  }
  const body =
    input.input === undefined
      ? fields.size > 0
        ? JSON.stringify(Object.fromEntries(fields))
        : undefined
      : await readInput(input.input, context.terminal);
  return { method, path, body };
}

async function printOpenApi({ terminal, version }: Context): Promise<void> {
  const { toOpenApi } = await import('../../portal/contract/openapi.ts');
  await terminal.data(`${safeJson(toOpenApi(version), 2)}\n`);
}

/** `taxq api PATH` */
export async function runCall(input: CallInput, context: Context): Promise<void> {
  if (input.openapi) {
    if (input.path !== undefined) {
      throw usage('openapi_alone', '--openapi calls no path.', 'Leave the path or --openapi out.');
    }
    await printOpenApi(context);
    return;
  }
  const { terminal } = context;
  const { method, path, body } = await requestOf(input, context);
  if (method !== 'GET') {
    const { profile, url } = await context.target();
    terminal.note(`${method} ${sanitizeLine(path)} at ${url ?? `profile ${profile}`}`);
    if (body !== undefined) terminal.note(safeJson(JSON.parse(body), 2));
    if (context.dryRun) return;
    await context.asker.confirm('Send it?');
  }
  const { client, profile } = await context.session();
  const response = await client.raw({
    method,
    path,
    repeatable: method === 'GET',
    read: 'text',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const done = response.status >= 200 && response.status <= 299;
  if (done || input.include) {
    await terminal.data(answerText(response, { include: input.include === true, context }));
  }
  if (done) return;
  const tokenSource = (await context.target()).tokenSource ?? 'nowhere';
  const who = { profile: profile.name, tokenSource };
  throw portalError(response, `answer ${method} ${path}`, who, method === 'GET');
}
