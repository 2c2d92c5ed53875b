import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobClockFacts } from '../../../../src/rules/clocks/facts.ts';
import { jobClocks } from '../../../../src/rules/clocks/job-clocks.ts';
import { transferSigns } from '../../../../src/rules/clocks/transfer-risk.ts';
import { jobStage } from '../../../../src/rules/stage/job-stage.ts';
import { reduceFacts, restoreFacts } from '../../../../src/work/queue/reduce-facts.ts';
import {
  clockJob,
  declared,
  frameAt,
  ticked,
  unticked,
  wrote,
} from '../../rules/clocks/clock-job.ts';
import { CLIENT, CLOSING_TEXT, PLATFORM, PRO } from '../../rules/ready-job.ts';

const NAME = 'Georgia Rivera';
const frame = frameAt('2026-03-20T15:00:00Z');
const START = Date.parse('2026-02-20T00:00:00Z');
const time = fc
  .integer({ min: 0, max: 28 * 24 })
  .map((hours) => new Date(START + hours * 3_600_000).toISOString());

/** What rules look for in messages; of clients’ and the platform’s they must not need it. */
const text = fc.constantFrom(
  CLOSING_TEXT,
  'I will send your draft by March 18. Please upload your W-2.',
  'Your refund comes by direct deposit. Does that suit you?',
  'You will have the answer on 19 March.',
  'My SSN is 123-45-6789, call me at 555-0100.',
  '   ',
  '',
);

const document = fc.record({
  tag: fc.constantFrom(
    ...['DRAFT_RETURN', 'FINAL_RETURN', 'EFILE_CONFIRMATION', 'EFILE_AUTHORIZATION'],
    ...['SIGNED_RETURN', 'PROOF_OF_MAILING', 'W_2', null],
  ),
  title: fc.constantFrom(
    'Federal',
    'Georgia (GA) accepted',
    'Form 8879, signed',
    'Scan',
    'Rejected',
  ),
  file_name: fc.constantFrom('IRS_accepted.pdf', 'scan.pdf', 'signed return.pdf', null),
  description: fc.constantFrom('US accepted', 'rejected by the IRS', 'signed', '', null),
  uploader: fc.constantFrom('pro' as const, 'client' as const, null),
  create_time: time,
});

const facts: fc.Arbitrary<JobClockFacts> = fc
  .record({
    status: fc.constantFrom('CLAIMED', 'CLAIMED', 'CLAIMED', 'ON_HOLD'),
    job_type: fc.constantFrom('b2c_individual', 'b2c_individual', 'b2b_prep', 'bookkeeping', null),
    step: fc.constantFrom(
      null,
      'DRAFT_APPROVED',
      'DRAFT_APPROVED',
      'DRAFT_SUBMITTED',
      'DRAFT_REJECTED',
    ),
    step_time: time,
    messages: fc.array(fc.tuple(fc.constantFrom(PRO, PRO, CLIENT, PLATFORM), time, text), {
      maxLength: 7,
    }),
    documents: fc.array(document, { maxLength: 6 }),
    declared: fc.option(time),
    signed: fc.option(time),
    isOpen: fc.boolean(),
  })
  .map(({ status, job_type, step, step_time, ...rest }) =>
    clockJob({
      job: {
        ...{ status, job_type, step, step_time, client_names: [NAME] },
        jurisdictions: [
          { code: 'US', name: 'Federal', filing: 'EFILE' },
          { code: 'GA', name: 'Georgia', filing: 'EFILE' },
        ],
      },
      messages: rest.messages.map(([who, at, said], index) => wrote(`m-${index}`, who, at, said)),
      documents: rest.documents.map(({ tag, ...found }, index) => ({
        ...{ id: `d-${index}`, document_type_id: tag, sha256: null },
        ...found,
      })),
      info_complete: rest.declared === null ? [] : [declared(rest.declared)],
      milestones: [
        ...(rest.signed === null
          ? []
          : [ticked('E-file authorization signed', rest.signed, 'CLIENT')]),
        ...(rest.isOpen ? [unticked('Engagement complete')] : []),
      ],
    }),
  );

/** All that the rules tell, without what evidence is called. */
function told(given: JobClockFacts) {
  const clocks = jobClocks(given, frame);
  const plain = [jobStage(given), clocks, transferSigns(given, clocks, frame)];
  return JSON.parse(JSON.stringify(plain, (key, value) => (key === 'label' ? undefined : value)));
}

const CONFIRMED = new Set(['FINAL_RETURN', 'EFILE_AUTHORIZATION', 'SIGNED_RETURN']);

/** The same on a job that is filed, where the rules look closest at documents. */
const filed = facts.map((one): JobClockFacts => {
  const early = '2026-02-21T12:00:00.000Z';
  const draft = {
    id: 'draft',
    title: 'Draft',
    create_time: early,
    document_type_id: 'DRAFT_RETURN',
  };
  return {
    ...one,
    job: {
      ...one.job,
      status: 'CLAIMED',
      job_type: 'b2c_individual',
      step: 'DRAFT_APPROVED',
      step_time: early,
    },
    messages: one.messages
      .filter(({ sender_user_id }) => sender_user_id === PRO)
      .concat(wrote('last', PRO, '2026-03-20T12:00:00Z', CLOSING_TEXT)),
    documents: [
      draft,
      ...one.documents.map((item) => ({
        ...item,
        uploader: 'pro' as const,
        document_type_id: CONFIRMED.has(item.document_type_id ?? '')
          ? item.document_type_id
          : 'EFILE_CONFIRMATION',
      })),
    ],
  };
});

const given = (one: JobClockFacts) => ({
  tagIds: one.tagIds,
  support_name: one.support_name,
  client_names: [NAME],
});

describe('facts that are kept', () => {
  it('tell the same stage, clocks and signs as the whole ones', () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.oneof(facts, filed), (whole) => {
        const reduced = reduceFacts(whole);
        if (reduced === null) return;
        kept += 1;
        const again = JSON.parse(JSON.stringify(reduced));
        expect(told(restoreFacts(again, given(whole)))).toEqual(told(whole));
      }),
      { numRuns: 250 },
    );
    expect(kept).toBeGreaterThan(100);
  });

  it('hold nothing that anybody but the pro wrote, and no client’s name', () => {
    fc.assert(
      fc.property(facts, fc.string({ minLength: 12 }), (whole, secret) => {
        const words = `~${secret}~`;
        const messages = [CLIENT, PLATFORM].map((who) =>
          wrote(`x-${who}`, who, '2026-03-01T12:00:00Z', words),
        );
        const reduced = reduceFacts({ ...whole, messages: [...whole.messages, ...messages] });
        const json = JSON.stringify(reduced);
        expect(json).not.toContain(JSON.stringify(words).slice(1, -1));
        expect(json).not.toContain(NAME);
      }),
    );
  });

  it('are not kept where a document’s description may be the client’s words', () => {
    const described = (uploader: 'pro' | 'client' | null, description: string | null) =>
      reduceFacts(
        clockJob({
          documents: [
            {
              id: 'd',
              title: 'W-2',
              create_time: '2026-03-01T12:00:00Z',
              document_type_id: 'W_2',
              description,
              uploader,
            },
          ],
        }),
      );
    expect(described('client', 'My wife’s, she left in May')).toBeNull();
    expect(described(null, 'Whose?')).toBeNull();
    expect(described('client', ' ')).not.toBeNull();
    expect(described('pro', 'Corrected')?.documents[0]?.description).toBe('Corrected');
  });
});
