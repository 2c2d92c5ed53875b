import { TaxqError } from '../errors.ts';
import { isExempt } from './no-proxy.ts';
import { isLoopback } from './origin.ts';

/** A proxy on the way to a server. */
export interface ProxyServer {
  /** Its origin, without the user name and password. */
  origin: string;
  /** Host and port, for errors and traces. */
  host: string;
  /** The variable that names it. */
  variable: string;
  /** The value of Proxy-Authorization; null when the variable holds no password. A secret. */
  authorization: string | null;
}

/** As curl does for https: the lower case first. http is spoken on this machine alone. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];

const refused = (variable: string, why: string) =>
  new TaxqError({
    kind: 'config',
    code: 'proxy_refused',
    message: `${variable} can’t be used.`,
    why,
    hint: `Set it to an address such as http://proxy.firm.example:3128, or unset it.`,
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseProxy(variable: string, value: string): ProxyServer {
  const text = value.includes('://') ? value : `http://${value}`;
  if (!URL.canParse(text)) throw refused(variable, 'It holds no address.');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refused(variable, `taxq knows http:// and https:// proxies, no ${url.protocol}// ones.`);
  }
  if (url.hostname === '') throw refused(variable, 'It names no host.');
  // Mostly a password with a character that has to be escaped: what stands before it isn’t the host.
  if (url.pathname.length > 1 || url.search !== '' || url.hash !== '') {
    throw refused(variable, 'It goes on after the host; in a password write / ? # as %2F %3F %23.');
  }
  const { username, password } = url;
  const pair = `${decoded(username)}:${decoded(password)}`;
  return {
    origin: url.origin,
    host: url.port === '' ? `${url.hostname}:${url.protocol === 'http:' ? 80 : 443}` : url.host,
    variable,
    authorization: username === '' ? null : `Basic ${Buffer.from(pair).toString('base64')}`,
  };
}

/**
 * Finds the proxy that the environment names for a server: HTTPS_PROXY, else ALL_PROXY, each also in
 * lower case, unless NO_PROXY exempts the host. This machine itself is never reached through one.
 *
 * @param origin the server's
 * @throws TaxqError of kind `config` for a variable that holds no proxy taxq can use
 */
export function proxyFor(origin: string, env: NodeJS.ProcessEnv): ProxyServer | null {
  const variable = VARIABLES.find((name) => env[name]?.trim());
  if (variable === undefined) return null;
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:' || isLoopback(hostname)) return null;
  const noProxy = env['no_proxy'] || env['NO_PROXY'] || '';
  if (isExempt(noProxy, hostname, port === '' ? '443' : port)) return null;
  return parseProxy(variable, env[variable]?.trim() ?? '');
}
