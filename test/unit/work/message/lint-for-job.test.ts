import { describe, expect, test } from 'vitest';
import type { ProJob } from '../../../../src/portal/contract/pro-jobs.ts';
import { viewJob } from '../../../../src/work/job/job-view.ts';
import { readOpenClients } from '../../../../src/work/message/lint-facts.ts';
import { lintForJob } from '../../../../src/work/message/lint-for-job.ts';
import type { Session } from '../../../../src/work/session.ts';

const member = (user_id: string, given_name: string, type: 'CLIENT' | 'PROVIDER') => ({
  ...{ user_id, given_name, family_name: 'Rivera', display_name: `${given_name} Rivera` },
  ...{ type, role: type },
});

const jobNamed = (id: string, given: string, more: Partial<ProJob> = {}) => ({
  ...{ id, short_id: id, name: null, status: 'CLAIMED', create_time: '2026-02-01T00:00:00Z' },
  members: [member(`client-${id}`, given, 'CLIENT'), member('pro', 'Dana', 'PROVIDER')],
  ...more,
});

const said = (minute: number, sender_user_id: string, text: string) => ({
  ...{ id: `m${minute}`, text, sender_user_id },
  create_time: new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString(),
});

/** A public portal on Monday, March 2, 2026, with these jobs and one conversation. */
function portal(jobs: readonly object[], messages: readonly object[] = []) {
  const calls: string[] = [];
  const call = async (operation: string) => {
    calls.push(operation);
    return { data: operation === 'listJobs' ? jobs : messages };
  };
  const client = { call, portalNow: () => Date.parse('2026-03-02T15:00:00Z') };
  const capabilities = { has: async () => false };
  const settings = { zone: 'America/Chicago', draftDays: 7 };
  return { session: { client, capabilities, settings } as object as Session, calls };
}

const rules = async (...args: Parameters<typeof lintForJob>) =>
  (await lintForJob(...args)).map(({ rule }) => rule);

const jordan = jobNamed('one', 'Jordan');
const elena = jobNamed('two', 'Elena', {
  members: [{ ...member('client-two', 'Elena', 'CLIENT'), family_name: 'Kim' }],
});

describe('the check of a text for a job', () => {
  test('takes the names from the open jobs, whose list may be read beforehand', async () => {
    const { session, calls } = portal([
      jordan,
      elena,
      jobNamed('three', 'Ana', { status: 'CLOSED' }),
    ]);
    expect(await rules(session, viewJob(jordan), 'Thanks, Elena!')).toEqual(['M18']);
    expect(await rules(session, viewJob(jordan), 'Thanks, Ana!')).toEqual([]);
    const openClients = await readOpenClients(session);
    const before = calls.filter((operation) => operation === 'listJobs').length;
    expect(await rules(session, viewJob(jordan), 'Thanks, Elena!', { openClients })).toEqual([
      'M18',
    ]);
    expect(calls.filter((operation) => operation === 'listJobs').length).toBe(before);
  });

  test.each([
    ['newest first', (list: object[]) => list.toReversed()],
    ['oldest first', (list: object[]) => list],
  ])('compares with what the client hasn’t answered, %s', async (_, arrange) => {
    const messages = [
      said(1, 'pro', 'Please upload the lease.'),
      said(2, 'client-one', 'Here it is.'),
      said(3, 'pro', 'Please sign Form 8879.'),
      said(4, 'platform', 'Please rate your pro.'),
    ];
    const { session } = portal([jordan], arrange(messages));
    expect(await rules(session, viewJob(jordan), 'Please sign Form 8879.')).toEqual(['M1']);
    expect(await rules(session, viewJob(jordan), 'Please upload the lease.')).toEqual([]);
    expect(await rules(session, viewJob(jordan), 'Please rate your pro.')).toEqual([]);
  });

  test('reads no conversation for a note, nor when nobody is known to be the client', async () => {
    const { session, calls } = portal([jordan]);
    await lintForJob(session, viewJob(jordan), 'Waiting on W-2.', { audience: 'note' });
    await lintForJob(session, viewJob({ ...jordan, members: [] }), 'Hello');
    expect(calls).not.toContain('listMessages');
  });

  test.each([
    ['once all information is there', { info_complete_time: '2026-02-24T15:00:00Z' }, ['M3']],
    ['not before', {}, []],
    ['not while On-Hold', { info_complete_time: '2026-02-24T15:00:00Z', status: 'ON_HOLD' }, []],
    [
      'not once there is a draft',
      {
        info_complete_time: '2026-02-24T15:00:00Z',
        current_progress_step: { step: 'DRAFT_SUBMITTED', date_updated: '2026-03-01T00:00:00Z' },
      },
      [],
    ],
  ])('holds promises against the draft’s due day %s', async (_, more, expected) => {
    const { session } = portal([jordan]);
    const job = { ...viewJob(jordan), info_complete_time: null, ...more };
    expect(await rules(session, job, 'I will have the draft by March 6.')).toEqual(expected);
  });

  test('takes the workspace from the job, and from the options where the job has none', async () => {
    const { session } = portal([jordan]);
    const text = 'I’m your Taxfyle Pro.';
    const at = (slug: string) => ({ ...viewJob(jordan), workspace: { id: '1', slug, name: slug } });
    expect(await rules(session, at('rocket-tax'), text)).toEqual(['M8']);
    expect(await rules(session, at('taxfyle'), text, { workspace: 'rocket-tax' })).toEqual([]);
    expect(await rules(session, viewJob(jordan), text)).toEqual([]);
    expect(await rules(session, viewJob(jordan), text, { workspace: 'rocket-tax' })).toEqual([
      'M8',
    ]);
  });
});
