import { extname, resolve } from 'node:path';
import { TaxqError } from '../errors.ts';
import { insideOf } from './paths.ts';

/** Leaves room below the usual 255 for a number against collisions and a suffix while writing. */
const MAX_NAME_BYTES = 200;
const MAX_EXTENSION_BYTES = 20;
const FALLBACK = 'document';

const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const FORBIDDEN = /[<>:"|?*]|\p{Surrogate}/gu;
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)/i;

/**
 * Turns a file name given by a server into one that is safe to create on every system: the last
 * path segment only, without control and bidi characters, no character or name that Windows
 * reserves, no trailing dots or spaces, about 200 bytes of UTF-8 at most with the extension kept. Other
 * dots stay as they are; a name of which nothing is left becomes "document".
 */
export function safeFileName(name: string): string {
  const visible = name.replace(INVISIBLE, '');
  const last = visible.split(/[/\\]/).findLast((segment) => segment.trim() !== '') ?? '';
  const clean = trimmed(last.replace(FORBIDDEN, '_'));
  if (clean === '') return FALLBACK;
  const short = shortened(clean);
  return RESERVED.test(short) ? `_${short}` : short;
}

/**
 * The absolute path of `name` inside `dir`.
 *
 * @throws TaxqError `name_outside_folder` (refused) when it would lie elsewhere or be the folder itself
 */
export function resolveInside(dir: string, name: string): string {
  if (insideOf(dir, name) === null || name.includes('\0')) {
    throw new TaxqError({
      kind: 'refused',
      code: 'name_outside_folder',
      message: `Refused to write outside ${dir}.`,
      why: 'The file name given by the portal points to another place.',
      hint: 'Download this document by hand and tell the portal’s support.',
    });
  }
  return resolve(dir, name);
}

/**
 * Makes names unique where case and Unicode composition do not matter, as on macOS and Windows:
 * `a.pdf`, `a (2).pdf`. Same length and order as the input; the first of a kind keeps its name.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names.map(comparable));
  const seen = new Set<string>();
  const nextNumber = new Map<string, number>();
  return names.map((name) => {
    const key = comparable(name);
    if (!seen.has(key)) {
      seen.add(key);
      return name;
    }
    let number = nextNumber.get(key) ?? 2;
    while (taken.has(comparable(numbered(name, number)))) number += 1;
    nextNumber.set(key, number + 1);
    const unique = numbered(name, number);
    taken.add(comparable(unique));
    return unique;
  });
}

function numbered(name: string, number: number): string {
  const extension = extname(name);
  return `${name.slice(0, name.length - extension.length)} (${number})${extension}`;
}

function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function trimmed(name: string): string {
  return name.replace(/^\s+/u, '').replace(/[\s.]+$/u, '');
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const suffix = extname(name);
  const extension = Buffer.byteLength(suffix) <= MAX_EXTENSION_BYTES ? suffix : '';
  const room = MAX_NAME_BYTES - Buffer.byteLength(extension);
  let stem = '';
  let bytes = 0;
  for (const character of name.slice(0, name.length - extension.length)) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    stem += character;
  }
  return `${trimmed(stem)}${extension}`;
}
