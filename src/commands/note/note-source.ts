import { usage } from '../../errors.ts';
import { dayInZone } from '../../rules/calendar/zone-time.ts';
import type { LintRuleId } from '../../rules/lint/finding.ts';
import { fieldProblem, oneLine } from '../../rules/notes/field-problem.ts';
import { findKind, NOTE_KINDS } from '../../rules/notes/kinds.ts';
import type { NoteField, NoteKind } from '../../rules/notes/note-field.ts';
import type { NoteContent } from '../../work/note/plan-note.ts';
import { proSettings } from '../config/pro-settings.ts';
import type { Context } from '../context.ts';
import { readSource } from '../message/text-source.ts';
import { flagOf, KIND_NAMES } from './parse-options.ts';

/** The words of `note add`; each field of the kinds is an option of its own. */
export interface NoteInput extends Readonly<Record<string, unknown>> {
  job: string;
  stdin?: string;
  kind?: string;
  text?: string;
  override?: LintRuleId[];
  overrideReason?: string;
}

/** The pro's day, as yyyy-mm-dd. */
export const today = (context: Context): string =>
  dayInZone(context.clock(), proSettings(context).zone);

/** Commander’s name of an option. */
const keyOf = ({ name }: NoteField) =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const givenTo = (input: NoteInput, field: NoteField): readonly string[] | null => {
  const given = input[keyOf(field)];
  if (typeof given === 'string') return [oneLine(given)];
  return Array.isArray(given) ? given.map((text) => oneLine(String(text))) : null;
};

async function readKind({ kind }: NoteInput, { asker }: Context): Promise<NoteKind> {
  const choices = NOTE_KINDS.map(({ name, about }) => ({ value: name, name: `${name}: ${about}` }));
  const name =
    kind ??
    (await asker.choose('What is the note about?', choices, `--kind ${KIND_NAMES.join('|')}`));
  const found = findKind(name);
  if (found !== undefined) return found;
  throw usage(
    'kind_unknown',
    `There is no note of kind “${name}”.`,
    `Kinds are ${KIND_NAMES.join(', ')}.`,
    'Choose one of them.',
  );
}

/** Flags of other kinds are refused: what they say would be lost. */
function refuseStrangers(input: NoteInput, kind: NoteKind): void {
  const own = kind.fields.map(({ name }) => name);
  const stranger = NOTE_KINDS.flatMap(({ fields }) => fields).find(
    (field) => !own.includes(field.name) && givenTo(input, field) !== null,
  );
  if (stranger === undefined) return;
  throw usage(
    'field_of_other_kind',
    `${flagOf(stranger)} doesn’t belong to a note of kind ${kind.name}.`,
    `That one has ${kind.fields.map(flagOf).join(', ')}.`,
    'Leave it out, or write a note of another kind.',
  );
}

function readValues(input: NoteInput, kind: NoteKind, context: Context) {
  const values = new Map<string, readonly string[]>();
  for (const field of kind.fields) {
    const texts = givenTo(input, field);
    if (texts === null) continue;
    for (const text of texts) {
      const problem = fieldProblem(field, text, today(context));
      if (problem === null) continue;
      throw usage(
        'note_field',
        `${flagOf(field)} isn’t right.`,
        `${text === '' ? 'It' : `“${text}”`} ${problem}.`,
        `It answers: ${field.question}`,
      );
    }
    values.set(field.name, texts);
  }
  return values;
}

async function readText({ stdin, text }: NoteInput, context: Context): Promise<string | null> {
  if (stdin !== undefined && stdin !== '-') {
    throw usage(
      'unexpected_word',
      `“${stdin}” is one word too many.`,
      'After the job, only - may stand, for standard input.',
      'Put the note’s text after --text.',
    );
  }
  if (stdin !== undefined && text !== undefined) {
    throw usage(
      'one_text',
      'There are two texts.',
      'One is given by --text, one by standard input.',
      'Give one of them.',
    );
  }
  if (stdin === undefined && text !== '-') return text ?? null;
  if (context.terminal.inIsTerminal) {
    throw usage(
      'stdin_is_terminal',
      'Standard input is your keyboard.',
      'The text of the note has to come from a pipe or a file.',
      'Use --text, or pipe the text in.',
    );
  }
  const { source } = await readSource({ job: ['note', '-'] }, context);
  return 'text' in source ? source.text : null;
}

/**
 * Reads what the note is to say, as far as the command line says it.
 *
 * @throws TaxqError of kind `usage`
 */
export async function readContent(input: NoteInput, context: Context): Promise<NoteContent> {
  const kind = await readKind(input, context);
  refuseStrangers(input, kind);
  const text = await readText(input, context);
  const values = readValues(input, kind, context);
  if (text === null) return { kind, values };
  if (values.size === 0) return { kind, text };
  throw usage(
    'text_and_fields',
    'The note has a text and fields.',
    `A text of your own stands in place of ${kind.fields.map(flagOf).join(', ')}.`,
    'Give the text, or the fields.',
  );
}
