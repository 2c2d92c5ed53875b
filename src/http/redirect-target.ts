import type { HttpResponse } from './exchange.ts';

/**
 * Where a redirect points to, for an error: the server alone, or that it is the same one. The rest
 * may hold a password, the key to a sign-in, or a client’s name.
 */
export function redirectTarget({ header, redact = (text) => text }: HttpResponse): string {
  const location = header('location') ?? '';
  if (location === '') return 'nowhere';
  if (!URL.canParse(location)) return 'another of its own pages';
  const { origin, protocol } = new URL(location);
  return redact(origin === 'null' ? `an address of ${protocol}` : origin);
}
