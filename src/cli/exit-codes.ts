import type { ErrorKind } from '../errors.ts';

/** The exit code of each kind of failure. */
export const EXIT_CODES: Record<ErrorKind, number> = {
  failed: 1,
  usage: 2,
  config: 3,
  auth: 4,
  'not-found': 5,
  refused: 6,
  unreachable: 7,
  partial: 8,
  fault: 9,
  unsupported: 10,
  interrupted: 130,
};

/** What each exit code means, for help. */
export const EXIT_MEANINGS: Record<number, string> = {
  0: 'done',
  1: 'failed',
  2: 'usage: a wrong or missing argument',
  3: 'configuration or profile',
  4: 'not signed in, or not allowed',
  5: 'not found',
  6: 'refused by the portal or by a rule',
  7: 'portal unreachable or busy; trying later may help',
  8: 'some done, some not',
  9: 'a check found a fault',
  10: 'this portal does not offer that',
  130: 'interrupted',
};
