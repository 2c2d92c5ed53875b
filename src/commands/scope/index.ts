import { JOB } from '../arguments.ts';
import type { NounSpec } from '../spec.ts';
import { SCOPE_CHANGE_FIELDS, SCOPE_CHECK_FIELDS, SCOPE_ITEM_FIELDS } from './fields.ts';

export const scope: NounSpec = {
  name: 'scope',
  summary: 'Scope changes: more work than the client bought',
  verbs: [
    {
      name: 'verify',
      summary: 'Compare what was bought with what the client tells, then tick the milestone for it',
      about:
        'Goes by the questionnaire, the checklist and the documents’ titles; the client may still have forgotten something. Nothing else is recorded. On a portal without milestones it compares only, and ends with 10 unless it is a --dry-run.',
      arguments: [JOB],
      examples: [
        'taxq scope verify Rivera',
        'taxq scope verify JOB --dry-run',
        'taxq scope verify JOB --dry-run --json findings | jq -r ".findings[].title"',
      ],
      fields: SCOPE_CHECK_FIELDS,
      exits: [4, 5, 6, 7, 10],
      writes: true,
      load: async () => (await import('./verify.ts')).runVerify,
    },
    {
      name: 'items',
      summary: 'List what a scope change can ask for',
      about: 'Services where the portal offers them, and consultations.',
      options: [{ flags: '--consultations', about: 'Consultations only' }],
      examples: ['taxq scope items', 'taxq scope items --json id,name'],
      fields: SCOPE_ITEM_FIELDS,
      exits: [4, 7],
      load: async () => (await import('./items.ts')).runItems,
    },
    {
      name: 'request',
      summary: 'Request a scope change; the job goes On-Hold until the client decides',
      about: 'Request it before the extra work is begun, and name no price.',
      arguments: [JOB],
      options: [
        {
          flags: '--item <item>',
          about: 'Id or unique part of a name, with =N for a quantity (taxq scope items)',
          repeatable: true,
          required: true,
        },
        { flags: '--reason <text>', about: 'Why the work is needed', required: true },
      ],
      examples: [
        'taxq scope request Rivera --item SCHEDULE_C --reason "A business of their own since May"',
        'taxq scope request JOB --item "state return=2" --reason "Lived in OR and WA" --yes',
      ],
      fields: SCOPE_CHANGE_FIELDS,
      exits: [4, 5, 6, 7, 10],
      writes: true,
      load: async () => (await import('./request.ts')).runRequest,
    },
    {
      name: 'list',
      summary: 'List the scope changes of a job, newest first',
      arguments: [JOB],
      examples: ['taxq scope list Rivera', 'taxq scope list JOB --json id,status,items'],
      fields: SCOPE_CHANGE_FIELDS,
      exits: [4, 5, 7, 10],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'withdraw',
      summary: 'Withdraw the pending scope change; the job resumes',
      arguments: [JOB, { name: '[id]', about: 'Id of the scope change; else the pending one' }],
      examples: ['taxq scope withdraw Rivera', 'taxq scope withdraw JOB --yes'],
      fields: SCOPE_CHANGE_FIELDS,
      exits: [4, 5, 6, 7, 10],
      writes: true,
      load: async () => (await import('./withdraw.ts')).runWithdraw,
    },
  ],
};
