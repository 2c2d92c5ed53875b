import { TaxqError } from '../errors.ts';

/** Whether a host name means this machine itself, whatever the resolver says. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A dot at the end of a host’s name means the same host. */
function dropRootDot(url: URL): void {
  if (/[^.]\.$/.test(url.hostname)) url.hostname = url.hostname.slice(0, -1);
}

/** The origin of an address however its host is written; null for what is no address. */
export function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  dropRootDot(url);
  return url.origin;
}

/** Whether what is sent to an address stays secret: https, or http on this machine. */
export const isSecure = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

const refused = (what: string, shown: string, why: string) =>
  new TaxqError({
    kind: 'config',
    code: 'url_refused',
    message: `${what} can’t be used: ${shown}.`,
    why,
    hint: 'Give an address such as https://api.worklayer.com.',
  });

/**
 * Checks an address that credentials may be sent to: `https:`, or `http:` on loopback only, and no
 * user name, password, query or fragment in it.
 *
 * @param what how the error names the address, such as `The portal's URL`
 * @throws TaxqError of kind `config`
 */
export function parseServerUrl(text: string, what: string): URL {
  const bad = (why: string, shown = text) => refused(what, shown, why);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw bad('It is not a URL.');
  }
  dropRootDot(url);
  if (url.username !== '' || url.password !== '') {
    throw bad('It holds a user name or password.', url.host);
  }
  if (url.search !== '' || url.hash !== '') {
    throw bad('It holds a query or a fragment.', text.replace(/[?#].*$/s, ''));
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw bad(
      'http:// sends client data in the clear; only this machine may be reached without TLS.',
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw bad('Only https:// is spoken.');
  return url;
}

/**
 * Checks a portal's address, which is an origin: the paths of the API begin at its root.
 *
 * @returns the origin, such as `https://api.worklayer.com`
 * @throws TaxqError of kind `config`
 */
export function parseOrigin(text: string, what: string): string {
  const url = parseServerUrl(text, what);
  if (url.pathname === '/') return url.origin;
  throw refused(what, text, 'It holds a path; the API’s own paths begin at the root.');
}
