import { expect, test } from 'vitest';
import { CONTRACT } from '../../../../src/portal/contract/index.ts';
import { compileChecks } from '../../../../src/sandbox/server/checks.ts';
import { pageCheck } from '../../../../src/sandbox/server/page-check.ts';
import { WrittenPage } from '../../../../src/sandbox/written-page.ts';

const JOB = {
  id: 'job-1',
  short_id: 'AAAAAAAAAAA',
  status: 'CLAIMED',
  create_time: '2026-02-02T14:00:00Z',
};
const pageOf = (...jobs: object[]) =>
  new WrittenPage(
    jobs.map((job, seq) => [seq, JSON.stringify(job)]),
    'more',
  );

test('a page of kept texts is what the contract has as a page', async () => {
  const { response } = await compileChecks(CONTRACT.listJobs);
  const page = JSON.parse(pageOf(JOB, { ...JOB, id: 'job-2' }).text()) as unknown;

  expect(page).toMatchObject({ data: [{ id: 'job-1' }, { id: 'job-2' }], next_page_token: 'more' });
  expect(response(page)).toEqual([]);
  expect(JSON.parse(new WrittenPage([], '').text())).toEqual({ data: [], next_page_token: '' });
});

test('each job on it is checked against the contract', async () => {
  const { page } = await compileChecks(CONTRACT.listJobs);

  expect(page(pageOf(JOB))).toEqual([]);
  expect(page(pageOf(JOB, { ...JOB, status: 5 }))).toMatchObject([{ path: '/data/status' }]);
  expect(page(pageOf({ ...JOB, surprise: 1 }))).not.toEqual([]);
  expect(page(pageOf(JOB))).toEqual([]);
});

test('a row that was right is read again only when it has changed', () => {
  const read: unknown[] = [];
  const check = pageCheck((value) => {
    read.push(value);
    return value === 0 ? [{ path: '', message: 'nothing' }] : [];
  });
  const faultsOf = (...docs: string[]) =>
    check(
      new WrittenPage(
        docs.map((doc, seq) => [seq, doc]),
        '',
      ),
    );

  expect(faultsOf('1', '2')).toEqual([]);
  expect(faultsOf('1', '3')).toEqual([]);
  expect(faultsOf('0', '3')).toHaveLength(1);
  expect(faultsOf('0', '3')).toHaveLength(1);

  expect(read).toEqual([1, 2, 3, 0, 0]);
});
