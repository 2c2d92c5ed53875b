import { JOBS } from '../arguments.ts';
import { integer } from '../parse.ts';
import type { CommandSpec } from '../spec.ts';
import { CLOSE_FIELDS } from './fields.ts';

export const close: CommandSpec = {
  name: 'close',
  summary: 'Check the close gate, send the close-out message, complete the job',
  about:
    'Every rule is shown with its evidence and the command that fixes it. Closing ends chat and uploads, and only support can reopen, so nothing is done unless every rule holds; then the message goes first and completing last',
  arguments: [JOBS],
  options: [
    { flags: '--check', about: 'Only look' },
    { flags: '--rating <1-5>', about: 'Your rating of the client', parse: integer(1, 5) },
    { flags: '--comment <text>', about: 'A word with the rating; the client doesn’t see it' },
    {
      flags: '--outcome <result>',
      about: 'What came out where, as US=refund:1842.50, CA=owed:310 or NY=zero',
      repeatable: true,
    },
    {
      flags: '--accepted <day>',
      about: 'When a return was accepted, as US=2026-04-10',
      repeatable: true,
    },
    { flags: '--due <day>', about: 'By when to pay, as US=2026-04-15', repeatable: true },
    { flags: '--template <id>', about: 'Another close-out message than the workspace’s' },
    { flags: '--var <name=value>', about: 'A variable of the message', repeatable: true },
  ],
  examples: [
    'taxq close JOB --check',
    'taxq close JOB --rating 5 --outcome US=refund:1842 --outcome CA=owed:310',
    'taxq close JOB --check --json | jq ".[].rules[] | select(.status != \\"pass\\")"',
  ],
  fields: CLOSE_FIELDS,
  exits: [4, 5, 6, 7, 8, 10],
  writes: true,
  load: async () => (await import('./close.ts')).runClose,
};
