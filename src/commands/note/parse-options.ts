import { NOTE_KINDS } from '../../rules/notes/kinds.ts';
import type { NoteField } from '../../rules/notes/note-field.ts';
import type { OptionSpec } from '../spec.ts';

const VALUE_NAMES: Record<NoteField['type'], string> = {
  text: '<text>',
  list: '<text>',
  day: '<yyyy-mm-dd>',
  choice: '<which>',
  takeaways: '<what|who|by>',
};

const kindsWith = (name: string) =>
  NOTE_KINDS.filter(({ fields }) => fields.some((field) => field.name === name)).map(
    (kind) => kind.name,
  );

/** A field's flag, as it is typed. */
export const flagOf = ({ name }: NoteField): string => `--${name}`;

const isList = ({ type }: NoteField) => type === 'list' || type === 'takeaways';

function optionOf(field: NoteField): OptionSpec {
  return {
    flags: `${flagOf(field)} ${VALUE_NAMES[field.type]}`,
    about: `${kindsWith(field.name).join(', ')}: ${field.question}${isList(field) ? ' Repeatable' : ''}`,
    ...(isList(field) ? { repeatable: true } : {}),
    ...(field.type === 'choice' ? { choices: field.choices.map(({ value }) => value) } : {}),
  };
}

/** The options of `note add` that its kinds ask for, each once. */
export function noteOptions(): OptionSpec[] {
  const fields = new Map<string, NoteField>();
  for (const field of NOTE_KINDS.flatMap((kind) => kind.fields)) {
    if (!fields.has(field.name)) fields.set(field.name, field);
  }
  return [...fields.values()].map(optionOf);
}

/** The names of the kinds, for `--kind`. */
export const KIND_NAMES: readonly string[] = NOTE_KINDS.map(({ name }) => name);
