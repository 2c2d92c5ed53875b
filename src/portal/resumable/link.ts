import { TaxqError } from '../../errors.ts';
import { CONTRACT } from '../contract/index.ts';

const PREFIX = CONTRACT.getUpload.path.replace('{upload_id}', '');

const refused = (why: string) =>
  new TaxqError({
    kind: 'failed',
    code: 'upload_link_refused',
    message: 'The portal’s address of the new upload can’t be used.',
    why,
    hint: 'Tell the portal’s support; nothing was sent.',
  });

/**
 * The id of an upload in the address that the portal gave it. The address must be on the portal
 * itself, since the pro's token goes there with every piece of the file.
 *
 * @param location a Location header, absolute or relative to `path`
 * @throws TaxqError of kind `failed`, code `upload_link_refused`
 */
export function uploadOf(location: string | undefined, origin: string, path: string): string {
  const base = `${origin}${path}`;
  if (location === undefined || !URL.canParse(location, base)) throw refused('It names none.');
  const url = new URL(location, base);
  if (url.origin !== origin || url.username !== '' || url.password !== '') {
    throw refused(`It leads to ${url.host}, away from ${new URL(origin).host}.`);
  }
  const id = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : '';
  if (/^[\w.~-]{1,200}$/.test(id) && url.search === '') return id;
  throw refused(`It isn’t below ${PREFIX}, as the API documents.`);
}
