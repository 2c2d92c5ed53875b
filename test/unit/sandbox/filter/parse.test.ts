import { describe, expect, test } from 'vitest';
import { JOB_FIELDS, MEMBER_FIELDS } from '../../../../src/sandbox/filter/fields.ts';
import { parseFilter } from '../../../../src/sandbox/filter/parse.ts';
import { ownSandbox } from '../support/sandbox.ts';

describe('a filter', () => {
  test('of nothing lets everything through', () => {
    expect(parseFilter(undefined, JOB_FIELDS)).toEqual({ sql: '', bind: [] });
    expect(parseFilter('  ', JOB_FIELDS)).toEqual({ sql: '', bind: [] });
  });

  test('joins terms by AND and keeps outside text out of the SQL', () => {
    const filter = 'status != "x\' OR 1=1 --" AND create_time>="2026-01-01T00:00:00+02:00"';

    expect(parseFilter(filter, JOB_FIELDS)).toEqual({
      sql: ' AND status != ? AND create_time >= ?',
      bind: ["x' OR 1=1 --", '2025-12-31T22:00:00.000Z'],
    });
  });

  test('takes quotes and backslashes in text', () => {
    expect(parseFilter('email = "a\\"b\\\\c"', MEMBER_FIELDS).bind).toEqual(['a"b\\c']);
  });

  test('takes booleans bare', () => {
    expect(parseFilter('inactive != true', MEMBER_FIELDS).bind).toEqual([1]);
  });

  test.each([
    ['color = "red"', 1],
    ['constructor = "x"', 1],
    ['status', 7],
    ['status > "CLAIMED"', 8],
    ['status = CLAIMED', 10],
    ['status = "CLAIMED', 10],
    ['status = "A" OR status = "B"', 14],
    ['status = "A" AND', 17],
    ['create_time > "soon"', 15],
    ['status = "A"; DROP TABLE jobs', 13],
  ])('that cannot be read says where: %s', (filter, at) => {
    expect(() => parseFilter(filter, JOB_FIELDS)).toThrow(`character ${at}:`);
  });
});

interface Page {
  data: Array<{ id: string; status: string; short_id: string; create_time: string }>;
  next_page_token: string;
}

describe('the list of jobs', () => {
  const list = (query: Record<string, string>) => `/v1.0/jobs?${new URLSearchParams(query)}`;

  test('is filtered by status, member, short id and times', async () => {
    const { pro, job } = await ownSandbox();
    const kim = await job('Elena Kim');
    const ids = async (filter: string) =>
      (await pro.get<Page>(list({ filter }))).body.data.map(({ id }) => id);

    expect(await ids(`member = "${kim.members?.[0]?.user_id}"`)).toEqual([kim.id]);
    expect(await ids(`short_id = "${kim.short_id}"`)).toEqual([kim.id]);
    expect(await ids(`create_time = "${kim.create_time}"`)).toEqual([kim.id]);
    expect(await ids('status = "CLOSED"')).toHaveLength(2);
    expect(await ids('status != "CLOSED" AND status != "CANCELLED"')).toHaveLength(9);
    expect(await ids('transmit_time > "2000-01-01T00:00:00Z"')).toHaveLength(11);
  });

  test('comes in pages that changes do not disturb', async () => {
    const { pro } = await ownSandbox();
    const whole = (await pro.get<Page>(list({}))).body;
    expect(whole).toMatchObject({ next_page_token: '' });

    const seen: string[] = [];
    let token: string | undefined;
    do {
      const query = { page_size: '5', ...(token === undefined ? {} : { page_token: token }) };
      const { body } = await pro.get<Page>(list(query));
      seen.push(...body.data.map(({ id }) => id));
      const changed = body.data.find(({ status }) => status === 'CLAIMED');
      if (changed) await pro.post(`/pro/v1/jobs/${changed.id}/messages`, { text: 'Hi' });
      token = body.next_page_token;
    } while (token !== '');

    expect(seen).toEqual(whole.data.map(({ id }) => id));
  });

  test('refuses the page token of another list', async () => {
    const { pro } = await ownSandbox();
    const { body } = await pro.get<Page>(list({ page_size: '1' }));
    const other = list({ page_token: body.next_page_token, filter: 'status = "CLOSED"' });

    expect((await pro.get(other)).status).toBe(400);
  });

  test('of exactly one page has no next page', async () => {
    const { pro } = await ownSandbox();

    expect((await pro.get<Page>(list({ page_size: '12' }))).body.next_page_token).toBe('');
    expect((await pro.get<Page>(list({ page_size: '11' }))).body.next_page_token).not.toBe('');
  });
});
