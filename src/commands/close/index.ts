import { JOBS } from '../arguments.ts';
import { integer } from '../parse.ts';
import type { CommandSpec } from '../spec.ts';
import { CLOSE_FIELDS } from './fields.ts';
import { OVERRIDE_OPTIONS } from './parse-overrides.ts';

export const close: CommandSpec = {
  name: 'close',
  summary: 'Check the close gate, save a copy, send the close-out message, complete the job',
  about:
    'Every rule is shown with what it found and, where it doesn’t hold, the command that fixes it; the texts of confirmations and signed papers are read. Closing ends chat and uploads, and only support can reopen, so nothing is done unless every rule holds; for what can’t be told you may answer with --override. Then documents and conversation are saved on this machine, the message goes out, and the job is completed, in this order',
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
      about: 'When a return was accepted, as US=2026-04-10 (default: as its confirmation says)',
      repeatable: true,
    },
    { flags: '--due <day>', about: 'By when to pay, as US=2026-04-15', repeatable: true },
    { flags: '--template <id>', about: 'Another close-out message than the workspace’s' },
    { flags: '--var <name=value>', about: 'A variable of the message', repeatable: true },
    {
      flags: '--archive <folder>',
      about:
        'Where the copy goes, in a folder of the client’s (default: the setting archive_folder)',
    },
    ...OVERRIDE_OPTIONS,
  ],
  examples: [
    'taxq close JOB --check',
    'taxq close JOB --rating 5 --outcome US=refund:1842 --outcome CA=owed:310',
    'taxq close JOB --rating 5 --override X3 --reason "I read it: accepted on April 10"',
    'taxq close JOB --check --json | jq ".[].rules[] | select(.status != \\"pass\\")"',
  ],
  fields: CLOSE_FIELDS,
  exits: [4, 5, 6, 7, 8, 10],
  writes: true,
  load: async () => (await import('./close.ts')).runClose,
};
