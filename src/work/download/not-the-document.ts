import { TaxqError } from '../../errors.ts';
import type { Content } from '../../portal/content.ts';
import { referenceOf } from '../../transfer/reference.ts';
import type { DocumentView } from '../document/document-view.ts';

const PAGE = /^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i;
const PAGE_NAME = /\.x?html?$/i;

/** Whether a content can be held against anything that is known of the document. */
const isProvable = ({ size, sha256, description }: DocumentView, digest: string | null): boolean =>
  size !== null || (sha256 ?? digest ?? referenceOf(description)) !== null;

/**
 * The error for a web page that comes with success in place of a document, as from a network that
 * wants a sign-in; null when the document is one, or a check of what came will tell.
 */
export function pageInstead(
  document: DocumentView,
  { content_type, sha256, origin }: Pick<Content, 'content_type' | 'sha256' | 'origin'>,
): TaxqError | null {
  if (!PAGE.test(content_type ?? '') || isProvable(document, sha256)) return null;
  if ([document.title, document.file_name ?? ''].some((name) => PAGE_NAME.test(name))) return null;
  return new TaxqError({
    kind: 'failed',
    code: 'content_is_page',
    message: `A web page came in place of “${document.title}”.`,
    why: `${origin} sent HTML, which nothing says this document is.`,
    hint: 'Your network or the portal may want you to sign in: open the portal in a browser, then try again.',
  });
}

/**
 * The error for a document of which not one byte came; null when some did, or when the portal tells
 * enough of it to know that it is empty.
 *
 * @param digest what its server told of it
 */
export function nothingCame(
  document: DocumentView,
  size: number,
  digest: string | null,
): TaxqError | null {
  if (size > 0 || isProvable(document, digest)) return null;
  return new TaxqError({
    kind: 'failed',
    code: 'content_empty',
    message: `Nothing came for “${document.title}”.`,
    why: 'The portal’s storage sent 0 bytes and called it the whole.',
    hint: 'Try again; if it stays, look at this document in the portal and tell its support.',
  });
}
