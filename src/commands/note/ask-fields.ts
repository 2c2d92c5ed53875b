import { usage } from '../../errors.ts';
import { fieldProblem, oneLine } from '../../rules/notes/field-problem.ts';
import type { NoteField, NoteKind, NoteValues } from '../../rules/notes/note-field.ts';
import type { NoteContent } from '../../work/note/plan-note.ts';
import type { Context } from '../context.ts';
import { today } from './note-source.ts';
import { flagOf } from './parse-options.ts';

const missingIn = ({ fields }: NoteKind, values: NoteValues): NoteField[] =>
  fields.filter(({ name, required }) => required && !values.has(name));

/**
 * Where nobody can be asked, every required field must be given.
 *
 * @throws TaxqError of kind `usage` that names their flags
 */
export function assertComplete(content: NoteContent, { asker }: Context): void {
  if (asker.possible || !('values' in content)) return;
  const missing = missingIn(content.kind, content.values);
  if (missing.length === 0) return;
  throw usage(
    'answer_missing',
    `A note of kind ${content.kind.name} says more than that.`,
    `It also answers: ${missing.map(({ question }) => question).join(' ')}`,
    `Give ${missing.map(flagOf).join(', ')}, or the whole text after --text.`,
  );
}

async function askLine(
  field: NoteField,
  question: string,
  mayBeEmpty: boolean,
  context: Context,
): Promise<string> {
  const check = (typed: string) => {
    const text = oneLine(typed);
    const problem = text === '' && mayBeEmpty ? null : fieldProblem(field, text, today(context));
    return problem === null ? true : `${text === '' ? 'It' : `“${text}”`} ${problem}.`;
  };
  return oneLine(await context.asker.line(question, check, flagOf(field)));
}

async function askField(field: NoteField, context: Context): Promise<string[]> {
  const { type, required, question, choices } = field;
  if (type === 'choice') return [await context.asker.choose(question, choices, flagOf(field))];
  const day = type === 'day' ? ' (yyyy-mm-dd)' : '';
  const skip = required ? '' : ' (Enter leaves it out)';
  const first = await askLine(field, `${question}${day}${skip}`, !required, context);
  if (first === '') return [];
  if (type === 'text' || type === 'day') return [first];
  const texts = [first];
  for (;;) {
    const next = await askLine(field, 'And what else? (Enter ends)', true, context);
    if (next === '') return texts;
    texts.push(next);
  }
}

/**
 * Asks on the terminal for what a note still lacks; for what may be left out only when nothing was
 * given on the command line.
 *
 * @throws TaxqError of kind `interrupted`
 */
export async function completeContent(
  content: NoteContent,
  context: Context,
): Promise<NoteContent> {
  if (!('values' in content)) return content;
  const { kind, values } = content;
  const asked = values.size === 0 ? kind.fields : missingIn(kind, values);
  const all = new Map(values);
  for (const field of asked) {
    const texts = await askField(field, context);
    if (texts.length > 0) all.set(field.name, texts);
  }
  return { kind, values: all };
}
