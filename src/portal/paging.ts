import { TaxqError } from '../errors.ts';

interface Page<T> {
  data: readonly T[];
  next_page_token?: string | null | undefined;
}

/** Pages in a row that may be empty before the portal is taken to be going round in circles. */
const MAX_EMPTY_PAGES = 20;

/** Millions of items: more than any pro's portal has, so a list that goes on has no end. */
const MAX_PAGES = 20_000;

const endless = (why: string) =>
  new TaxqError({
    kind: 'failed',
    code: 'endless_paging',
    message: 'The portal’s list never ends.',
    why,
    hint: 'Ask for fewer with --limit, and tell the portal’s support.',
  });

/**
 * Gives the items of a paged list one by one; the next page is asked for only when its first item is.
 *
 * @param fetchPage gets one page; its argument is the page's part of the query
 * @param identify an item's id, to notice a page that comes twice
 * @throws TaxqError of kind `failed` when the paging never ends: a page token or a whole page comes
 * again, page after page is empty, or it isn't over after 20,000 pages
 */
export async function* pages<T>(
  fetchPage: (page: { page_token?: string }) => Promise<Page<T>>,
  identify: (item: T) => string,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  let before = '';
  let empty = 0;
  let token: string | undefined;
  for (let count = 1; ; count += 1) {
    const page = await fetchPage(token === undefined ? {} : { page_token: token });
    const ids = page.data.map(identify).join('\n');
    if (ids !== '' && ids === before) throw endless('It sends the same page again.');
    yield* page.data;
    const next = page.next_page_token;
    if (next === undefined || next === null || next === '') return;
    if (count >= MAX_PAGES) {
      throw endless(`After ${MAX_PAGES.toLocaleString('en-US')} pages there is still another one.`);
    }
    empty = page.data.length === 0 ? empty + 1 : 0;
    if (empty >= MAX_EMPTY_PAGES) throw endless('It sends page after page with nothing on it.');
    if (seen.has(next)) throw endless('It sends the same page again.');
    seen.add(next);
    before = ids;
    token = next;
  }
}

/** All items of a list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** The first `limit` items of a list, and whether there were more. */
export async function take<T>(
  items: AsyncIterable<T>,
  limit: number,
): Promise<{ items: T[]; more: boolean }> {
  const taken: T[] = [];
  for await (const item of items) {
    if (taken.length === limit) return { items: taken, more: true };
    taken.push(item);
  }
  return { items: taken, more: false };
}
