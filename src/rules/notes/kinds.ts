import { CONTACT_KINDS } from './contact-kinds.ts';
import { JOB_KINDS } from './job-kinds.ts';
import type { NoteKind } from './note-field.ts';

/** Every kind of note, in the order in which they are offered. */
export const NOTE_KINDS: readonly NoteKind[] = [...JOB_KINDS, ...CONTACT_KINDS];

/** The kind of that name. */
export const findKind = (name: string): NoteKind | undefined =>
  NOTE_KINDS.find((kind) => kind.name === name);
