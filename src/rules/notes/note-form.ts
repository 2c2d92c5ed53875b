import { longDay } from './day.ts';
import type { NoteField, NoteKind, NoteValues } from './note-field.ts';
import { parseTakeaway } from './takeaway.ts';

function takeawayLine(text: string): string {
  const takeaway = parseTakeaway(text);
  if (typeof takeaway === 'string') return text;
  const { what, owner, due } = takeaway;
  const about = [
    ...(owner === null ? [] : [`responsible: ${owner}`]),
    ...(due === null ? [] : [`by ${longDay(due)}`]),
  ];
  return about.length === 0 ? what : `${what} (${about.join(', ')})`;
}

function inWords({ type, choices }: NoteField, text: string): string {
  if (type === 'day') return longDay(text);
  if (type === 'takeaways') return takeawayLine(text);
  return choices.find(({ value }) => value === text)?.name ?? text;
}

/** A field as bullets, one for each of its texts. */
export const fieldBullets = (field: NoteField, values: NoteValues): string[] =>
  (values.get(field.name) ?? []).map((text) =>
    [`- ${field.label === null ? '' : `${field.label}: `}`, inWords(field, text)].join(''),
  );

/**
 * The text of a note: the bullets of its fields under their headings, in Markdown that the portal
 * shows (M13, Rocket Tax service expectations; M14, Taxfyle jobs dashboard). Fields that were not
 * given leave no trace.
 */
export function noteText({ fields }: NoteKind, values: NoteValues): string {
  const sections = new Map<string, string[]>();
  for (const field of fields) {
    const bullets = fieldBullets(field, values);
    if (bullets.length === 0) continue;
    sections.set(field.heading, [...(sections.get(field.heading) ?? []), ...bullets]);
  }
  return [...sections]
    .map(([heading, bullets]) => [`### ${heading}`, ...bullets].join('\n'))
    .join('\n\n');
}
