import { expect, it } from 'vitest';
import { canChange, isOpen, jobState } from '../../../src/rules/job-state.ts';

it.each([
  ['CLAIMED', 'open', true, true],
  ['claimed', 'open', true, true],
  ['IN_PROGRESS', 'open', true, true],
  ['ON_HOLD', 'on-hold', false, true],
  ['On-Hold', 'on-hold', false, true],
  ['on hold', 'on-hold', false, true],
  ['CLOSED', 'closed', false, false],
  ['COMPLETED', 'closed', false, false],
  ['CANCELLED', 'cancelled', false, false],
  ['CANCELED', 'cancelled', false, false],
  ['UNDER_CONSTRUCTION', 'not-claimed', false, true],
  ['INFO_GATHERING', 'not-claimed', false, true],
  ['UNCLAIMED', 'not-claimed', false, true],
  ['PAUSED_BY_STAFF', 'unknown', false, true],
  ['constructor', 'unknown', false, true],
])('%s reads as %s; open: %s; takes messages and uploads: %s', (status, state, open, change) => {
  expect(jobState(status)).toBe(state);
  expect(isOpen(status)).toBe(open);
  expect(canChange(status)).toBe(change);
});
