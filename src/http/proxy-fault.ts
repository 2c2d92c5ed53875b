import { TaxqError } from '../errors.ts';
import { Unreachable } from './failure.ts';
import type { ProxyServer } from './proxy.ts';

/** The way to a proxy broke, or it didn't answer; nothing has gone to the server behind it. */
export class ProxyFault extends Error {}

/** How undici tells what a proxy answered instead of opening the way. */
const ANSWERED = /^Proxy response \((\d+)\)/;

/** The status with which a proxy refused to open a way; null for an error of another kind. */
export function proxyStatus(error: unknown): number | null {
  const status = error instanceof Error ? ANSWERED.exec(error.message)?.[1] : undefined;
  return status === undefined ? null : Number(status);
}

/** The error for a proxy that can't be reached. */
export const proxyUnreachable = (proxy: ProxyServer, origin: string, why: string, cause: unknown) =>
  new Unreachable({
    code: 'proxy_unreachable',
    message: `The proxy at ${proxy.host} can’t be reached.`,
    why: `${why} ${proxy.variable} names it for the way to ${origin}.`,
    hint: `Check ${proxy.variable} and your network; NO_PROXY names hosts to reach without a proxy.`,
    outcomeUnknown: false,
    cause,
  });

/**
 * The error for a proxy that doesn't open the way.
 *
 * @returns of kind `config` when it asks for a password, else Unreachable
 */
export function proxyRefusal(
  { host, variable, authorization }: ProxyServer,
  origin: string,
  status: number,
): TaxqError {
  const why = `${variable} names it for the way to ${origin}.`;
  // tinyproxy has 401 for a wrong password.
  if (status === 407 || status === 401) {
    return new TaxqError({
      kind: 'config',
      code: 'proxy_sign_in',
      message:
        authorization === null
          ? `The proxy at ${host} asks for a user name and a password.`
          : `The proxy at ${host} doesn’t accept the user name and password in ${variable}.`,
      why,
      hint: `Set ${variable} to http://USER:PASSWORD@${host}, with special characters as %40 and the like.`,
    });
  }
  const through = new URL(origin);
  if (status < 500) {
    return new Unreachable({
      code: 'proxy_forbids',
      message: `The proxy at ${host} doesn’t let taxq through to ${through.host}.`,
      why: `It answered ${status}. ${why}`,
      hint: `Ask whoever runs it to allow ${through.host}, or name the host in NO_PROXY.`,
      outcomeUnknown: false,
      retryable: false,
    });
  }
  return new Unreachable({
    code: 'portal_unreachable',
    message: `${origin} can’t be reached through the proxy at ${host}.`,
    why: `The proxy answered ${status}. ${why}`,
    outcomeUnknown: false,
  });
}
