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
