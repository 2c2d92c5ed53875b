import { JOB } from '../arguments.ts';
import { integer } from '../parse.ts';
import type { NounSpec } from '../spec.ts';
import { DOCUMENT_FIELDS, DOWNLOAD_FIELDS, TAG_FIELDS, UPLOAD_FIELDS } from './fields.ts';
import { UPLOAD_OVERRIDE_OPTIONS } from './parse-override.ts';

export const doc: NounSpec = {
  name: 'doc',
  summary: 'Documents of jobs and their tags',
  verbs: [
    {
      name: 'upload',
      summary: 'Upload files to a job under a tag',
      about:
        'Every file is checked before the first is sent. What the job has already is not sent again.',
      arguments: [JOB, { name: '<file...>', about: 'Files to upload; returns must be PDF' }],
      options: [
        {
          flags: '--tag <tag>',
          about: 'draft, final, efile, or a tag’s name or id (taxq doc tags)',
          required: true,
        },
        { flags: '--title <title>', about: 'Title of the one file; else its name' },
        { flags: '--description <text>', about: 'Description of the documents' },
        ...UPLOAD_OVERRIDE_OPTIONS,
      ],
      examples: [
        'taxq doc upload Rivera draft-1040.pdf --tag draft',
        'taxq doc upload JOB draft.pdf --tag draft --override C2 --reason "Without the rental"',
        'taxq doc upload JOB irs.pdf colorado.pdf --tag efile --json document_id,status',
      ],
      fields: UPLOAD_FIELDS,
      exits: [4, 5, 6, 7, 8],
      writes: true,
      load: async () => (await import('./upload.ts')).runUpload,
    },
    {
      name: 'list',
      summary: 'List the documents of a job, oldest first',
      arguments: [JOB],
      examples: [
        'taxq doc list Rivera',
        'taxq doc list JOB --json | jq -r \'.[] | select(.word == "final") | .id\'',
      ],
      fields: DOCUMENT_FIELDS,
      exits: [4, 5, 7],
      load: async () => (await import('./list.ts')).runList,
    },
    {
      name: 'download',
      summary: 'Download documents of a job, or all of several jobs',
      about:
        'Every document is checked against the portal’s size and digest where it gives them. What is interrupted goes on where it stopped. Several jobs get a folder, or with --zip a zip, each.',
      arguments: [
        { ...JOB, name: '[job]' },
        {
          name: '[doc...]',
          about: 'Ids, or unique parts of titles or file names; else all. With --all: more jobs',
        },
      ],
      options: [
        { flags: '--out <dir>', about: 'Folder to write to; made when missing', required: true },
        { flags: '--all', about: 'All documents of every job that is named' },
        { flags: '--jobs <file>', about: 'With --all: a file of jobs, one a line; - reads stdin' },
        { flags: '--zip', about: 'One zip for each job, once all of its documents are whole' },
        { flags: '--replace', about: 'Replace files that hold something else' },
        {
          flags: '--concurrency <n>',
          about: 'Documents at a time, 1 to 16 (default 4)',
          parse: integer(1, 16),
        },
      ],
      examples: [
        'taxq doc download Rivera --out rivera',
        'taxq doc download JOB W-2 --out . --replace',
        'taxq doc download Rivera Raman --all --zip --out archive',
        'taxq doc download --all --jobs closed.txt --zip --out archive',
      ],
      fields: DOWNLOAD_FIELDS,
      exits: [4, 5, 6, 7, 8],
      load: async () => (await import('./download.ts')).runDownload,
    },
    {
      name: 'tags',
      summary: 'List the tags that documents can carry',
      examples: ['taxq doc tags', 'taxq doc tags --json id,word'],
      fields: TAG_FIELDS,
      exits: [4, 7],
      load: async () => (await import('./tags.ts')).runTags,
    },
  ],
};
