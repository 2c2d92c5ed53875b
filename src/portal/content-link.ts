import { TaxqError } from '../errors.ts';
import { isSecure } from '../http/origin.ts';

/**
 * Checks the address of a document's content. It may lie on another origin than the portal: storage
 * often does. Only https, or http on this machine.
 *
 * @param location a Location header, absolute or relative to `base`
 * @throws TaxqError of kind `failed` when nothing may be fetched from there
 */
export function contentLink(location: string, base: string): URL {
  const link = location !== '' && URL.canParse(location, base) ? new URL(location, base) : null;
  if (link !== null && isSecure(link) && link.username === '' && link.password === '') return link;
  throw new TaxqError({
    kind: 'failed',
    code: 'link_refused',
    message: 'The portal’s link to the content can’t be followed.',
    why: link === null ? 'It names no address.' : 'It is not a plain https:// address.',
    hint: 'Download this document in the portal, and tell its support.',
  });
}
