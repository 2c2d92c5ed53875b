import { integer } from '../parse.ts';
import type { CommandSpec } from '../spec.ts';
import { SMOKE_FIELDS } from './fields.ts';
import { parseBudget, parseRunId, parseTime } from './parse-budget.ts';

export const smoke: CommandSpec = {
  name: 'smoke',
  summary: 'Check a portal, for CI: sign-in, jobs, paging, documents, contract, times',
  about:
    'It only reads, unless you say --write. A check passes, warns, fails or couldn’t be made; a failure ends with exit code 9, whatever the format, and so does a portal that doesn’t answer. In GitHub Actions failures are noted on the run’s page, and a summary is added to it. Checks: tls, token, capabilities, clock-skew, jobs.page, jobs.paging, job.view, messages.list, documents.list, document.download, members, contract; samples with --repeat; write.note (or write.message) and write.document with --write',
  options: [
    { flags: '--strict', about: 'Warnings, and checks that couldn’t be made, are failures too' },
    {
      flags: '--budget <name=time>',
      about: 'What may take how long: p50, p95, max or a check, as in p95=800ms',
      repeatable: true,
      parse: parseBudget,
    },
    {
      flags: '--repeat <n>',
      about: 'Ask for the first page of jobs this often more, for the times',
      parse: integer(1, 1000),
    },
    {
      flags: '--check-timeout <time>',
      about: 'Longest time for one check (default 60s)',
      parse: parseTime,
    },
    { flags: '--job <job>', about: 'Look at this job instead of the first' },
    {
      flags: '--write',
      about: 'Also write to the job named by --job: a note (a message where there are none), a PDF',
    },
    { flags: '--tag <tag>', about: 'Tag of that PDF (default OTHER)' },
    {
      flags: '--run-id <id>',
      about: 'Marks what is written; the same id is never written twice',
      parse: parseRunId,
    },
    { flags: '--allow-production', about: 'Let --write work on a portal with real clients' },
    { flags: '--junit <file>', about: 'Also write a JUnit report' },
    { flags: '--no-summary', about: 'Add nothing to $GITHUB_STEP_SUMMARY' },
  ],
  writes: true,
  examples: [
    'taxq smoke',
    'taxq --profile staging smoke --strict --budget p95=800ms --junit smoke.xml',
    'taxq --profile staging smoke --write --job Z9F4USMD6H3 --yes',
    'taxq smoke --json | jq -r \'.checks[] | select(.status != "pass") | .id\'',
  ],
  fields: SMOKE_FIELDS,
  exits: [3, 4, 6, 9, 130],
  load: async () => (await import('./smoke.ts')).runSmoke,
};
