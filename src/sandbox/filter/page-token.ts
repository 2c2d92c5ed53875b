import { createHash } from 'node:crypto';
import { badRequest } from '../problem.ts';
import type { Row, Slice } from '../store/rows.ts';
import { WrittenPage } from '../written-page.ts';

export const DEFAULT_PAGE_SIZE = 50;

const fingerprint = (list: string) =>
  createHash('sha1').update(list).digest('base64url').slice(0, 12);

/**
 * Reads the place that a page token holds. `list` names the list and its filter: a token of
 * another list is refused.
 * @throws PortalProblem 400 for a token that this list never gave.
 */
export function readPageToken(token: string | undefined, list: string): number | undefined {
  if (token === undefined || token === '') return undefined;
  const parts = Buffer.from(token, 'base64url').toString('latin1').split('.');
  const [mark, place] = parts;
  if (parts.length === 2 && mark === fingerprint(list) && /^\d{1,15}$/.test(place ?? '')) {
    return Number(place);
  }
  throw badRequest('The page token is not one that this list gave.', [
    { path: '/query/page_token', message: 'not a token of this list' },
  ]);
}

const tokenOf = ({ next }: Slice<unknown>, list: string): string =>
  next === undefined ? '' : Buffer.from(`${fingerprint(list)}.${next}`).toString('base64url');

/** A page as the contract has it; the token of the last page is "". */
export const toPage = <T>(page: Slice<T>, list: string) => ({
  data: page.items,
  next_page_token: tokenOf(page, list),
});

/** The same of items as they are kept. */
export const toWrittenPage = (page: Slice<Row>, list: string): WrittenPage =>
  new WrittenPage(page.items, tokenOf(page, list));
