/** What may be written into a field. `takeaways` are lines of “what | who | by when”. */
export type FieldType = 'text' | 'list' | 'day' | 'choice' | 'takeaways';

/** One thing that a note of some kind says. */
export interface NoteField {
  /** As in `blocked-by`; kinds that ask for the same use the same name. */
  name: string;
  type: FieldType;
  required: boolean;
  question: string;
  /** The heading it stands under; neighbours with the same heading share it. */
  heading: string;
  /** What its line begins with; null for lines that need no more than their heading. */
  label: string | null;
  /** What a `choice` chooses from: as it is given, and as the note says it. */
  choices: readonly Choice[];
}

export interface Choice {
  value: string;
  name: string;
}

/** A kind of note: its fields in their order. */
export interface NoteKind {
  name: string;
  about: string;
  fields: readonly NoteField[];
  /** What the pro should do besides; null when the note is all. */
  reminder: string | null;
}

/** The fields that were given, by name: one text, or several for a list. Never empty. */
export type NoteValues = ReadonlyMap<string, readonly string[]>;

type Rest = Partial<Pick<NoteField, 'label' | 'required' | 'choices'>>;

/** Makes a field; it is required, and without a label, unless said otherwise. */
export const field = (
  type: FieldType,
  name: string,
  question: string,
  heading: string,
  { label = null, required = true, choices = [] }: Rest = {},
): NoteField => ({ type, name, question, heading, label, required, choices });

const YES_NO: readonly Choice[] = [
  { value: 'yes', name: 'yes' },
  { value: 'no', name: 'no' },
];

/** Makes a field that is answered by yes or no. */
export const yesNo = (
  name: string,
  question: string,
  heading: string,
  label: string | null = null,
): NoteField => field('choice', name, question, heading, { label, choices: YES_NO });
