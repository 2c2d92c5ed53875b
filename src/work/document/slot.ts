import { namesOfClient } from '../job/client-names.ts';
import type { JobView } from '../job/job-view.ts';
import type { DocumentView } from './document-view.ts';
import { jurisdictionsIn } from './jurisdictions.ts';
import type { ChosenTag } from './tags.ts';

/**
 * The place of a document in its job. There is one draft, one final and one confirmation for each
 * set of jurisdictions, so that a federal and a state return stand side by side; other documents
 * have their title as their place.
 */
export function slotOf(job: JobView, tag: ChosenTag, title: string): string {
  const place =
    tag.word === null
      ? title.trim().toLowerCase()
      : jurisdictionsIn(title, namesOfClient(job)).join(' ');
  return `${tag.id}\n${place}`;
}

/**
 * The newest document in the place that a new one would take: the new one is a new version of it
 * (D4, Taxfyle jobs dashboard).
 *
 * @param documents of the job, oldest first
 */
export function olderVersion(
  documents: readonly DocumentView[],
  job: JobView,
  tag: ChosenTag,
  title: string,
): DocumentView | null {
  const slot = slotOf(job, tag, title);
  const takes = (document: DocumentView) =>
    document.document_type?.id === tag.id && slotOf(job, tag, document.title) === slot;
  return documents.findLast(takes) ?? null;
}
