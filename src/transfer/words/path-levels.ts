import { extname } from 'node:path';
import { contentTypeOf } from '../content-type.ts';

export interface PathLevel {
  /** The file’s name without the ending of a known file type, or a folder’s name. */
  text: string;
  isFolder: boolean;
}

/** The names in a path from the file outwards: its own, then its folders’, nearest first. */
export function pathLevels(path: string): PathLevel[] {
  const names = path
    .normalize('NFC')
    .split(/[\\/]/)
    .filter((name) => !/^\.{0,2}$/.test(name));
  const [file = '', ...folders] = withoutHome(names).reverse();
  return [
    { text: withoutExtension(file), isFolder: false },
    ...folders.map((text) => ({ text, isFolder: true })),
  ];
}

/** The pro’s own user name on the machine says nothing about a client. */
function withoutHome(names: readonly string[]): string[] {
  const home = names.slice(0, 2).findIndex((name) => /^(home|users)$/i.test(name));
  return names.length > home + 2 && home >= 0 ? names.slice(home + 2) : [...names];
}

/** A file’s name without its ending, when that is one of a known file type. */
export function withoutExtension(name: string): string {
  const isKnown = contentTypeOf(name) !== 'application/octet-stream';
  return isKnown ? name.slice(0, name.length - extname(name).length) : name;
}

/** Where something stands, for a reason: “in the name” or “in the folder “Rivera””. */
export function whereIs({ text, isFolder }: PathLevel): string {
  return isFolder ? `in the folder “${text}”` : 'in the name';
}
