import { expect, it } from 'vitest';
import { canChange, jobState } from '../../../src/rules/job-state.ts';

it.each([
  ['CLAIMED', 'open', true],
  ['claimed', 'open', true],
  ['IN_PROGRESS', 'open', true],
  ['ON_HOLD', 'on-hold', true],
  ['On-Hold', 'on-hold', true],
  ['on hold', 'on-hold', true],
  ['CLOSED', 'closed', false],
  ['COMPLETED', 'closed', false],
  ['CANCELLED', 'cancelled', false],
  ['CANCELED', 'cancelled', false],
  ['UNDER_CONSTRUCTION', 'not-claimed', true],
  ['INFO_GATHERING', 'not-claimed', true],
  ['UNCLAIMED', 'not-claimed', true],
  ['PAUSED_BY_STAFF', 'unknown', true],
  ['constructor', 'unknown', true],
])('%s reads as %s; takes messages and uploads: %s', (status, state, change) => {
  expect(jobState(status)).toBe(state);
  expect(canChange(status)).toBe(change);
});
