import { describe, expect, it } from 'vitest';
import { all, pages, take } from '../../../src/portal/paging.ts';

interface Page {
  data: string[];
  next_page_token?: string | null;
}

/** A list by page token; '' is the first page. Records what was asked for. */
function listOf(byToken: Record<string, Page>) {
  const asked: string[] = [];
  const items = pages(
    async ({ page_token: token = '' }) => {
      asked.push(token);
      return byToken[token] ?? { data: [] };
    },
    (item) => item,
  );
  return { asked, items };
}

/** A list whose every page is this one, under a new token each time. */
const forever = (data: string[]) => {
  let count = 0;
  const items = pages(
    async () => {
      count += 1;
      return { data, next_page_token: `t${count}` };
    },
    (item) => item,
  );
  return { items, asked: () => count };
};

describe('a paged list', () => {
  it.each([undefined, null, ''])('ends where the next token is %j', async (end) => {
    const last: Page = end === undefined ? { data: ['c'] } : { data: ['c'], next_page_token: end };
    const { items } = listOf({ '': { data: ['a', 'b'], next_page_token: '2' }, 2: last });
    expect(await all(items)).toEqual(['a', 'b', 'c']);
  });

  it('asks for the next page only when its first item is wanted', async () => {
    const { items, asked } = listOf({ '': { data: ['a', 'b'], next_page_token: '2' } });
    await items.next();
    await items.next();
    expect(asked).toEqual(['']);
    await items.next();
    expect(asked).toEqual(['', '2']);
  });

  it('goes past an empty page', async () => {
    const { items } = listOf({
      '': { data: ['a'], next_page_token: '2' },
      2: { data: [], next_page_token: '3' },
      3: { data: ['b'] },
    });
    expect(await all(items)).toEqual(['a', 'b']);
  });
});

describe('a list that never ends', () => {
  it('is noticed when a page token comes again', async () => {
    const { items } = listOf({
      '': { data: ['a'], next_page_token: '2' },
      2: { data: ['b'], next_page_token: '3' },
      3: { data: ['c'], next_page_token: '2' },
    });
    await expect(all(items)).rejects.toMatchObject({ kind: 'failed', code: 'endless_paging' });
  });

  it('is noticed when the same page comes again, before its items are given twice', async () => {
    const { items } = forever(['a', 'b']);
    const given: string[] = [];
    const reading = (async () => {
      for await (const item of items) given.push(item);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'endless_paging' });
    expect(given).toEqual(['a', 'b']);
  });

  it('is noticed when page after page is empty', async () => {
    const { items, asked } = forever([]);
    await expect(all(items)).rejects.toMatchObject({ code: 'endless_paging' });
    expect(asked()).toBeLessThanOrEqual(20);
  });
});

it('is given up after so many pages as no portal has, however new each looks', async () => {
  let asked = 0;
  const items = pages(
    async () => {
      asked += 1;
      return { data: [`item ${asked}`], next_page_token: `t${asked}` };
    },
    (item) => item,
  );
  await expect(all(items)).rejects.toMatchObject({
    code: 'endless_paging',
    why: 'After 20,000 pages there is still another one.',
  });
  expect(asked).toBe(20_000);
});

it('takes the first few and says whether there are more', async () => {
  const list = () => listOf({ '': { data: ['a', 'b', 'c'] } }).items;
  expect(await take(list(), 2)).toEqual({ items: ['a', 'b'], more: true });
  expect(await take(list(), 3)).toEqual({ items: ['a', 'b', 'c'], more: false });
});
