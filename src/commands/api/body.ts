import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { TaxqError, usage } from '../../errors.ts';
import { parseJson } from '../../json.ts';
import { readAll } from '../../terminal/read-all.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { whyUnreadable } from '../../transfer/unreadable.ts';

/** No body of the portal's API is near this; files go another way. */
const MAX_BYTES = 16 * 1024 * 1024;

const isJson = (text: string): boolean => parseJson(text) !== undefined;

async function readText(file: string, stdin: Readable): Promise<string> {
  if (file !== '-') return readFile(file, 'utf8');
  const bytes = await readAll(stdin, MAX_BYTES);
  if (bytes !== null) return bytes.toString('utf8');
  throw usage(
    'input_too_large',
    'Standard input is too large for a body.',
    'It is over 16 MB.',
    'Check what is piped in; nothing was sent.',
  );
}

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
      throw usage(
        'field_malformed',
        `“${text}” is not a field.`,
        'A field is key=value for text, or key:=value for JSON.',
        'Write it as in --field page_size=5.',
      );
    }
    if (fields.has(key)) {
      throw usage(
        'field_twice',
        `The field “${key}” is given twice.`,
        'Only one of them could be sent.',
        'For a list give JSON: --field \'key:=["a","b"]\'.',
      );
    }
    if (typed === ':' && !isJson(value)) {
      throw usage(
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
  const text = await readText(file, stdin).catch((error: unknown) => {
    if (error instanceof TaxqError) throw error;
    const why = whyUnreadable(error);
    throw usage('input_unreadable', `${file} can’t be read.`, why, 'Check the file’s name.');
  });
  if (isJson(text)) return text;
  throw usage(
    'input_not_json',
    `${file === '-' ? 'Standard input' : file} is not JSON.`,
    'The portal’s API takes JSON only.',
    'Mend it; nothing was sent.',
  );
}
