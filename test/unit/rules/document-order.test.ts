import { expect, it } from 'vitest';
import { documentOrderDecision } from '../../../src/rules/document-order.ts';
import { DEFAULT_TAG_IDS } from '../../../src/rules/tags.ts';
import { DRAFT, march } from './ready-job.ts';

const base = {
  job: {
    short_id: 'AB12CD34EF5',
    job_type: 'b2c_individual',
    step: 'DRAFT_APPROVED',
    step_time: march(4),
  },
  milestones: null,
  documents: [DRAFT],
  tagIds: DEFAULT_TAG_IDS,
  document_type_id: 'FINAL_RETURN',
};
const step = (name: string | null, time: string | null) => ({
  ...base,
  job: { ...base.job, step: name, step_time: time },
});

it.each([
  ['allows the final after the approval', base, true],
  ['allows a W-2 at any time', { ...step(null, null), document_type_id: 'W_2' }, true],
  [
    'allows the draft itself',
    { ...step(null, null), documents: [], document_type_id: 'DRAFT_RETURN' },
    true,
  ],
  ['forbids the final without a draft', { ...base, documents: [] }, false],
  ['forbids the final before the approval', step('DRAFT_SUBMITTED', march(2)), false],
  ['forbids the final after a rejection', step('DRAFT_REJECTED', march(4)), false],
  ['forbids the final when an older draft was approved', step('DRAFT_APPROVED', march(1)), false],
  ['forbids the final when the approval cannot be told', step('SOMETHING_ELSE', march(4)), false],
  [
    'has no order for bookkeeping',
    { ...step(null, null), job: { ...base.job, job_type: 'bookkeeping', step: null } },
    true,
  ],
])('%s', (_says, facts, allowed) => {
  const decision = documentOrderDecision(facts);
  expect(decision).toMatchObject({ allowed, rule: allowed ? null : 'D2' });
  expect(decision.fix === null).toBe(allowed);
});
