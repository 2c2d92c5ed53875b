import { type TaxqError, usage } from '../../errors.ts';

/** The error for a folder in which no file is left to take. */
export function emptyFolder(path: string, skipped: number): TaxqError {
  return usage(
    'folder_empty',
    `There are no files in ${path}.`,
    skipped === 0
      ? 'Neither in it nor in the folders in it.'
      : 'Only hidden files and other programs’ temporary files are in it.',
    'Check the path of the folder.',
  );
}

/** The error for a glob to which no file answers. */
export function noMatch(glob: string): TaxqError {
  return usage(
    'nothing_matches',
    `No file matches ${glob}.`,
    'There is no path of that name, and as a pattern it fits none.',
    'Check the pattern: * is any name, ** any folders. Capital and small letters differ.',
  );
}
