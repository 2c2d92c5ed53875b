import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CloseFacts } from '../../../src/rules/close-gate/facts.ts';
import { closeGate } from '../../../src/rules/close-gate.ts';
import { CLIENT, CLOSING_TEXT, march, PLATFORM, PRO, paper, readyJob, says } from './ready-job.ts';

const RULES = [
  ...['X1', 'X2', 'X6', 'X3', 'X5', 'I8', 'X4', 'I1', 'D1', 'D4', 'X7', 'X8', 'X9', 'X10', 'X11'],
  'X14',
];

const day = fc.integer({ min: 1, max: 9 });
const places = [
  { code: 'US', name: 'Federal', filing: 'EFILE' },
  { code: 'CA', name: 'California', filing: 'EFILE' },
  { code: 'NY', name: 'New York', filing: 'PAPER' },
];
const titles = ['Federal', 'California', 'Confirmation', 'Federal rejected', 'New York', ''];
const tags = [
  'DRAFT_RETURN',
  'FINAL_RETURN',
  'EFILE_CONFIRMATION',
  'PROOF_OF_MAILING',
  'EFILE_AUTHORIZATION',
  'SIGNED_RETURN',
  'W_2',
  null,
];

const documents = fc
  .array(fc.tuple(fc.constantFrom(...tags), day, fc.constantFrom(...titles)), { maxLength: 6 })
  .map((rows) => rows.map(([tag, at, title], index) => paper(`doc-${index}`, tag, at, title)));

const messages = fc
  .array(
    fc.tuple(fc.constantFrom(PRO, CLIENT, PLATFORM), day, fc.constantFrom('Hello', CLOSING_TEXT)),
    { maxLength: 5 },
  )
  .map((rows) => rows.map(([who, at, text], index) => says(`msg-${index}`, who, at, text)));

const milestones = fc.option(
  fc.array(
    fc.record({
      id: fc.uuid(),
      name: fc.constantFrom('Draft approved', 'Filed'),
      owner: fc.constantFrom('PRO', 'CLIENT'),
      completed: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
);

const job = fc.record({
  status: fc.constantFrom('CLAIMED', 'CLAIMED', 'CLAIMED', 'ON_HOLD', 'CLOSED', 'WHATEVER'),
  job_type: fc.constantFrom('b2c_individual', 'b2c_business', 'b2b_prep', 'bookkeeping', null),
  pro_user_id: fc.constantFrom(PRO, PRO, PRO, null),
  pending_scope_change_id: fc.constantFrom(null, null, null, 'sc-1'),
  step: fc.constantFrom('DRAFT_APPROVED', 'DRAFT_APPROVED', 'DRAFT_SUBMITTED', null),
  step_time: day.map((at) => march(at)),
  jurisdictions: fc.subarray(places),
});

const arbitrary = fc
  .record({ documents, messages, milestones, job })
  .map((parts): CloseFacts => readyJob(parts));

/** Jobs that are ready are rare among arbitrary ones, so half of the cases start from one. */
const nearlyReady = fc
  .record({ messages, more: documents })
  .map(({ messages: chat, more }): CloseFacts => {
    const facts = readyJob();
    const extra = more.filter(({ document_type_id }) => document_type_id === 'W_2');
    const answer = says('answer', PRO, 10, 'All done.');
    return { ...facts, documents: [...facts.documents, ...extra], messages: [...chat, answer] };
  });

const anyJob = fc.oneof(arbitrary, nearlyReady);
const unansweredQuestion = says('question', CLIENT, 20, 'One more thing?');

it('never becomes ready by an unanswered client message', () => {
  fc.assert(
    fc.property(anyJob, (facts) => {
      const asked = { ...facts, messages: [...facts.messages, unansweredQuestion] };
      expect(closeGate(asked).ready).toBe(false);
    }),
  );
});

it('judges the same whatever the order of the lists', () => {
  const shuffled = anyJob.chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      messages: fc.shuffledSubarray([...facts.messages], { minLength: facts.messages.length }),
      documents: fc.shuffledSubarray([...facts.documents], { minLength: facts.documents.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ facts, ...lists }) => {
      expect(closeGate({ ...facts, ...lists })).toEqual(closeGate(facts));
    }),
  );
});

it('is never ready for an e-filed consumer return once the confirmation is removed', () => {
  fc.assert(
    fc.property(anyJob, (facts) => {
      const bare = facts.documents.filter((item) => item.document_type_id !== 'EFILE_CONFIRMATION');
      const filed = readyJob({
        ...facts,
        documents: bare,
        job: { ...facts.job, job_type: 'b2c_individual', jurisdictions: places.slice(0, 1) },
      });
      expect(closeGate(filed).ready).toBe(false);
    }),
  );
});

it('is never ready when a draft is uploaded after the approval', () => {
  fc.assert(
    fc.property(anyJob, (facts) => {
      const redone = [...facts.documents, paper('redone', 'DRAFT_RETURN', 20, 'New draft')];
      const consumer = { ...facts.job, job_type: 'b2c_individual' };
      expect(closeGate({ ...facts, job: consumer, documents: redone }).ready).toBe(false);
    }),
  );
});

it('is ready for some jobs, so that the properties above mean something', () => {
  const sample = fc.sample(anyJob, { numRuns: 100, seed: 1 });
  expect(sample.filter((facts) => closeGate(facts).ready).length).toBeGreaterThan(20);
});

it('gives every rule that does not pass a reason, and changes no input', () => {
  fc.assert(
    fc.property(anyJob, (facts) => {
      const before = structuredClone(facts);
      const { rules } = closeGate(facts);
      expect(rules.map(({ id }) => id)).toEqual(RULES);
      for (const { reason } of rules) expect(reason).toMatch(/\.$/);
      expect(facts).toEqual(before);
    }),
  );
});
