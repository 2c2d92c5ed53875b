import { TaxqError } from '../../errors.ts';
import { candidatesFor, theyAre } from '../candidates.ts';
import type { JobView } from '../job/job-view.ts';
import type { DocumentView } from './document-view.ts';

const labelOf = ({ file_name, title, id }: DocumentView) => `${file_name ?? title} (${id})`;

function findOne(documents: readonly DocumentView[], text: string, job: JobView): DocumentView {
  const fitting = candidatesFor(text, documents, ({ title, file_name }) => [
    title,
    file_name ?? '',
  ]);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  if (only === undefined) {
    throw new TaxqError({
      kind: 'not-found',
      code: 'document_unknown',
      message: `Job ${job.short_id} has no document “${text}”.`,
      why: 'It is neither an id nor a part of a title or file name.',
      hint: `See its documents: taxq doc list ${job.short_id}`,
    });
  }
  throw new TaxqError({
    kind: 'usage',
    code: 'document_ambiguous',
    message: `“${text}” fits ${fitting.length} documents of job ${job.short_id}.`,
    why: theyAre(fitting.map(labelOf)),
    hint: 'Name one by its id.',
  });
}

/**
 * Finds the documents that a pro names, each by id or by a part of its title or file name that fits
 * one only; all of them when none is named.
 *
 * @throws TaxqError of kind `usage` when several fit, `not-found` when none does
 */
export function findDocuments(
  documents: readonly DocumentView[],
  names: readonly string[],
  job: JobView,
): DocumentView[] {
  if (names.length === 0) return [...documents];
  return [...new Set(names.map((name) => findOne(documents, name, job)))];
}
