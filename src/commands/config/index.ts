import type { NounSpec } from '../spec.ts';
import { SETTING_FIELDS } from './fields.ts';

const KEY = { name: '<key>', about: 'Such as reply_hours, or tag_words.WORD for a word of yours' };

const exits = [3];

export const config: NounSpec = {
  name: 'config',
  summary: 'Your settings: time zone, how clocks count, words for tags',
  verbs: [
    {
      name: 'list',
      summary: 'List every setting: its value, its default, where it comes from',
      examples: ['taxq config list', 'taxq config list --json=key,value'],
      fields: SETTING_FIELDS,
      exits,
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'get',
      summary: 'Show one setting; in a pipe its value alone',
      arguments: [KEY],
      examples: ['taxq config get time_zone', 'taxq config get tag_words.quittung'],
      fields: SETTING_FIELDS,
      exits,
      load: async () => (await import('./get.ts')).runGet,
    },
    {
      name: 'set',
      summary: 'Change a setting on this machine',
      arguments: [KEY, { name: '<value>', about: 'What it may be, taxq config get KEY says' }],
      examples: [
        'taxq config set time_zone America/New_York',
        'taxq config set hold_pauses_reply true',
        'taxq config set tag_words.quittung efile',
      ],
      fields: SETTING_FIELDS,
      exits,
      load: async () => (await import('./set.ts')).runSet,
    },
    {
      name: 'unset',
      summary: 'Give a setting its default back',
      arguments: [KEY],
      examples: ['taxq config unset reply_hours', 'taxq config unset tag_words.quittung'],
      fields: SETTING_FIELDS,
      exits,
      load: async () => (await import('./unset.ts')).runUnset,
    },
  ],
};
