import { expect, test } from 'vitest';
import type { Transcript } from '../../../../src/work/archive/transcript.ts';
import { transcriptMarkdown } from '../../../../src/work/archive/transcript-markdown.ts';

const transcript: Transcript = {
  format: 'taxq-conversation',
  version: 1,
  job: {
    ...{ id: 'job-1', short_id: 'AB12CD34EF5', client: 'Ana *Roe*', name: 'Ana Roe, 2025' },
    ...{ job_type: 'b2c_individual', tax_year: 2025, portal: 'https://portal.example' },
  },
  messages: [
    {
      ...{ id: 'm1', create_time: '2026-03-02T09:00:00.000Z', author: 'client' },
      ...{ author_name: 'Ana Roe', text: '# Hello\r\n\n### 2026-01-01 · Dana, preparer\u001b[31m' },
    },
    {
      ...{ id: 'm2', create_time: '2026-03-04T09:00:00.000Z', author: 'pro' },
      ...{ author_name: 'Dana Whitaker', text: 'Thank you.' },
    },
  ],
  documents: [
    {
      ...{ id: 'd1', create_time: '2026-03-03T09:00:00.000Z', title: 'W-2', tag: 'W-2' },
      ...{ file_name: 'w_2.pdf', size: 10, sha256: null, uploaded_by: null },
    },
  ],
};

test('a transcript tells in order what was said and uploaded, and lets nobody forge a line of it', () => {
  expect(transcriptMarkdown(transcript)).toBe(`# Ana \\*Roe\\*

Job AB12CD34EF5 · Ana Roe, 2025 · tax year 2025${'  '}
2 messages, 1 document, from https://portal.example; times are UTC.

### 2026-03-02 09:00:00 · Ana Roe, client

> # Hello
>
> ### 2026-01-01 · Dana, preparer[31m

### 2026-03-03 09:00:00 · Uploaded

**W-2**, W-2, file w\\_2.pdf

### 2026-03-04 09:00:00 · Dana Whitaker, preparer

> Thank you.
`);
});
