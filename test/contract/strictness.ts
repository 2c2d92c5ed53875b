import type { Operation } from '../../src/portal/contract/operation.ts';
import { documentedExpectationsOf } from './documented.ts';
import { type Expectations, expectationsOf } from './expect-answer.ts';
import type { Strictness } from './requests.ts';

/** What an operation’s answers must be. The pro surface is our own: whoever has it keeps the contract. */
export const expectationsFor = (
  operation: Operation,
  strictness: Strictness = 'contract',
): Expectations =>
  strictness === 'documented' && operation.surface !== 'pro'
    ? documentedExpectationsOf(operation)
    : expectationsOf(operation);
