import { oldestFirst } from './chronology.ts';
import type { CloseDocument } from './facts.ts';

/** Whether a document’s title, description or file name says something. */
export function says(document: CloseDocument, pattern: RegExp): boolean {
  const { title, description, file_name } = document;
  return [title, description, file_name].some(
    (text) => text != null && pattern.test(text.replaceAll('_', ' ')),
  );
}

/** A document’s title in quotation marks, on one line. */
export function quoted({ title }: CloseDocument): string {
  return `“${title.replace(/\s+/g, ' ').trim()}”`;
}

/**
 * A document's title in quotation marks; where others bear the same, with what tells it apart: the
 * name of its file, else its place in the order in which they were uploaded.
 */
export function named(document: CloseDocument, all: readonly CloseDocument[]): string {
  const title = quoted(document);
  const alike = all.filter((one) => quoted(one) === title).toSorted(oldestFirst);
  if (alike.length < 2) return title;
  const { file_name } = document;
  const ofFile = alike.filter((one) => one.file_name === file_name);
  if (file_name && ofFile.length === 1)
    return `${title} (${file_name.replace(/\s+/g, ' ').trim()})`;
  const place = alike.findIndex(({ id }) => id === document.id) + 1;
  return `${title} (${ordinal(place)} of ${alike.length})`;
}

function ordinal(place: number): string {
  const isTeen = place % 100 > 10 && place % 100 < 14;
  return `${place}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][place % 10]) ?? 'th'}`;
}

/** Words as a list: “Federal, Ohio and Utah”. */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

const DAY = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' });

/** An ISO day as “March 5”. */
export function dayWords(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}
