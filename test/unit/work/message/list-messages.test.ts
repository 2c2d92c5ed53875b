import { describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/portal/contract/messages.ts';
import { viewJob } from '../../../../src/work/job/job-view.ts';
import { listMessages } from '../../../../src/work/message/list-messages.ts';
import type { Session } from '../../../../src/work/session.ts';

const job = viewJob({
  id: 'job-1',
  short_id: 'AAAAAAAAAAA',
  status: 'CLAIMED',
  create_time: '2026-01-01T00:00:00Z',
});

const message = (number: number): Message => ({
  id: `m${number}`,
  text: `text ${number}`,
  sender_user_id: 'someone',
  create_time: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
});

/** A portal with that many messages, newest page first, each page in the order `arrange` makes. */
function portalWith(
  count: number,
  cap: number,
  arrange: (page: Message[]) => Message[],
  order: 'newest first' | 'oldest first' = 'newest first',
) {
  const oldestFirst = Array.from({ length: count }, (_, index) => message(index));
  const list = order === 'oldest first' ? oldestFirst : oldestFirst.toReversed();
  const asked: number[] = [];
  const call = async (_: string, input: { query: { page_size: number; page_token?: string } }) => {
    const from = Number(input.query.page_token ?? 0);
    const size = Math.min(cap, input.query.page_size);
    asked.push(size);
    const data = arrange(list.slice(from, from + size));
    return { data, next_page_token: from + size < count ? String(from + size) : '' };
  };
  return { session: { client: { call } } as object as Session, asked };
}

const ids = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `m${first + index}`);

describe('the last messages of a conversation', () => {
  test.each([
    ['newest first', (page: Message[]) => page, [21]],
    ['oldest first', (page: Message[]) => page.toReversed(), [21, 21]],
  ])('are the same when the portal keeps a page %s', async (_, arrange, pages) => {
    const { session, asked } = portalWith(250, 1000, arrange);
    const { messages, more } = await listMessages(session, job, 20);
    expect(messages.map(({ id }) => id)).toEqual(ids(230, 249));
    expect(more).toBe(true);
    expect(asked).toEqual(pages);
  });

  test('are the same when the portal begins with the oldest', async () => {
    const { session } = portalWith(250, 1000, (page) => page, 'oldest first');
    const { messages, more } = await listMessages(session, job, 20);
    expect(messages.map(({ id }) => id)).toEqual(ids(230, 249));
    expect(more).toBe(true);
  });

  test('are all of them when there are no more', async () => {
    const { session } = portalWith(20, 1000, (page) => page);
    const { messages, more } = await listMessages(session, job, 20);
    expect(messages.map(({ id }) => id)).toEqual(ids(0, 19));
    expect(more).toBe(false);
  });

  test.each([
    ['150 over several pages', 150, 150],
    ['the whole conversation', Infinity, 250],
  ])('%s', async (_, limit, count) => {
    const { session } = portalWith(250, 1000, (page) => page.toReversed());
    const { messages, more } = await listMessages(session, job, limit);
    expect(messages.map(({ id }) => id)).toEqual(ids(250 - count, 249));
    expect(more).toBe(count < 250);
  });

  test('are complete on a portal that gives smaller pages than were asked for', async () => {
    const { session } = portalWith(250, 10, (page) => page);
    const { messages } = await listMessages(session, job, 20);
    expect(messages.map(({ id }) => id)).toEqual(ids(230, 249));
  });
});
