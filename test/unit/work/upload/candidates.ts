import type { DocumentView } from '../../../../src/work/document/document-view.ts';
import type { ChosenTag } from '../../../../src/work/document/tags.ts';
import { type JobView, viewJob } from '../../../../src/work/job/job-view.ts';
import type { Judged } from '../../../../src/work/upload/candidate.ts';
import { blankCandidate } from '../../../../src/work/upload/from-files.ts';

/** A job whose id and short id are made of this name. */
export const jobOf = (name: string, client = 'Ana Rivera'): JobView => {
  const [given_name = '', family_name = ''] = client.split(' ');
  return viewJob({
    id: `id of ${name}`,
    short_id: name,
    status: 'CLAIMED',
    create_time: '2026-01-01T00:00:00Z',
    members: [
      {
        role: 'CLIENT',
        type: 'CLIENT',
        user_id: `client of ${name}`,
        given_name,
        family_name,
        display_name: client,
      },
    ],
  });
};

const named = (id: string, word: ChosenTag['word']): ChosenTag => ({
  id,
  name: id,
  word,
  assumed: false,
});

export const DRAFT = named('DRAFT_RETURN', 'draft');
export const FINAL = named('FINAL_RETURN', 'final');
export const OTHER = named('OTHER', null);

export interface Sent {
  job?: string;
  tag?: ChosenTag;
  title?: string;
  /** Stands for the file’s bytes. */
  content?: string;
}

/** 64 hex digits that are the same for the same text. */
export const digestOf = (text: string): string =>
  Buffer.from(text.padEnd(32, '.')).toString('hex').slice(0, 64);

/** A file that is to be uploaded. */
export function candidate({ job = 'A', tag = OTHER, title = 't', content = 'c' }: Sent): Judged {
  const path = `/files/${title}`;
  const size = content.length;
  return {
    ...blankCandidate(path),
    job: jobOf(job),
    tag,
    title,
    file: {
      path,
      file_name: title,
      size,
      sha256: digestOf(content),
      content_type: 'application/pdf',
    },
    verdict: { kind: 'upload' },
  };
}

/** A document as the portal lists it. */
export const held = (change: Partial<DocumentView> = {}): DocumentView => ({
  id: 'd-1',
  title: 'Draft return',
  description: null,
  document_type: { id: DRAFT.id, name: DRAFT.name },
  word: 'draft',
  file_name: null,
  content_type: null,
  size: null,
  sha256: null,
  uploaded_by: null,
  version: null,
  version_of: null,
  create_time: '2026-01-01T00:00:00Z',
  update_time: null,
  ...change,
});
