import { readFile } from 'node:fs/promises';
import { TaxqError } from '../../errors.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const wrong = (code: string, message: string, why: string, hint: string) =>
  new TaxqError({ kind: 'usage', code, message, why, hint });

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Reads `--field key=value` (text) and `--field key:=value` (JSON).
 *
 * @throws TaxqError of kind `usage` for one without a key, with bad JSON, or given twice
 */
export function readFields(texts: readonly string[]): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const text of texts) {
    const [, key, typed, value = ''] = /^([^=:]+)(:?)=(.*)$/s.exec(text) ?? [];
    if (key === undefined) {
      throw wrong(
        'field_malformed',
        `“${text}” is not a field.`,
        'A field is key=value for text, or key:=value for JSON.',
        'Write it as in --field page_size=5.',
      );
    }
    if (fields.has(key)) {
      throw wrong(
        'field_twice',
        `The field “${key}” is given twice.`,
        'Only one of them could be sent.',
        'For a list give JSON: --field \'key:=["a","b"]\'.',
      );
    }
    if (typed === ':' && !isJson(value)) {
      throw wrong(
        'field_malformed',
        `The value of “${key}” is not JSON.`,
        `It is ${value === '' ? 'empty' : value}.`,
        `For text write --field ${key}=…`,
      );
    }
    fields.set(key, typed === ':' ? JSON.parse(value) : value);
  }
  return fields;
}

/**
 * Reads the body that `--input` names.
 *
 * @throws TaxqError of kind `usage` when it can't be read or is not JSON
 */
export async function readInput(file: string, { stdin }: Terminal): Promise<string> {
  let text = '';
  try {
    if (file === '-') for await (const chunk of stdin) text += String(chunk);
    else text = await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? `${error.message}.` : String(error);
    throw wrong('input_unreadable', `${file} can’t be read.`, why, 'Check the file’s name.');
  }
  if (isJson(text)) return text;
  throw wrong(
    'input_not_json',
    `${file === '-' ? 'Standard input' : file} is not JSON.`,
    'The portal’s API takes JSON only.',
    'Mend it; nothing was sent.',
  );
}
