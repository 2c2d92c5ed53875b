import type { NounSpec } from '../spec.ts';
import { PROFILE_FIELDS, PROFILE_VIEW_FIELDS, REMOVE_FIELDS } from './fields.ts';

const NAME = { name: '<name>', about: 'Lower-case letters, digits and hyphens' };

export const profile: NounSpec = {
  name: 'profile',
  summary: 'The portals that taxq knows; “sandbox” is built in',
  verbs: [
    {
      name: 'add',
      summary: 'Add a portal',
      about:
        'Only https:// addresses, and this machine itself, may be used. With --ca the profile keeps the file’s path',
      arguments: [NAME],
      options: [
        { flags: '--url <url>', about: 'Where its API is' },
        { flags: '--token-url <url>', about: 'Where tokens are got' },
        { flags: '--audience <audience>', about: 'What the tokens are for' },
        {
          flags: '--preset <preset>',
          about: 'Fill in what isn’t given as documented',
          choices: ['worklayer'],
        },
        { flags: '--email <email>', about: 'Your e-mail there, where the portal can’t tell' },
        { flags: '--user-id <id>', about: 'Your user id there, where the portal can’t tell' },
        { flags: '--tag-draft <id>', about: 'Document type id of a draft return' },
        { flags: '--tag-final <id>', about: 'Document type id of a final return' },
        { flags: '--tag-efile <id>', about: 'Document type id of an e-file confirmation' },
        { flags: '--production', about: 'Real clients work with it: no test writes there' },
        { flags: '--replace', about: 'Replace the profile of that name' },
        { flags: '--use', about: 'Make it the current one' },
      ],
      examples: [
        'taxq profile add rocket-tax --preset worklayer --email you@firm.example --use',
        'taxq profile add firm --preset worklayer --ca firm-ca.pem',
        'taxq profile add mine --url https://portal.example --token-url https://login.example/oauth/token --audience https://portal.example/',
      ],
      fields: PROFILE_VIEW_FIELDS,
      exits: [3],
      load: async () => (await import('./add.ts')).runAdd,
    },
    {
      name: 'list',
      summary: 'List the portals',
      examples: ['taxq profile list', 'taxq profile list --json name,current'],
      fields: PROFILE_FIELDS,
      exits: [3],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'show',
      summary: 'Show one portal, or the one in use; never a secret',
      arguments: [{ name: '[name]', about: 'Default: the one that commands would use now' }],
      examples: ['taxq profile show', 'taxq profile show rocket-tax --json'],
      fields: PROFILE_VIEW_FIELDS,
      exits: [3],
      load: async () => (await import('./show.ts')).runShow,
    },
    {
      name: 'use',
      summary: 'Make a portal the current one',
      arguments: [NAME],
      examples: ['taxq profile use rocket-tax', 'taxq profile use sandbox'],
      fields: PROFILE_VIEW_FIELDS,
      exits: [3],
      load: async () => (await import('./use.ts')).runUse,
    },
    {
      name: 'remove',
      summary: 'Remove a portal and its stored sign-in',
      arguments: [NAME],
      writes: true,
      examples: ['taxq profile remove old-firm', 'taxq profile remove old-firm --yes'],
      fields: REMOVE_FIELDS,
      exits: [3],
      load: async () => (await import('./remove.ts')).runRemove,
    },
  ],
};
