import { reasonOf, systemCode } from '../errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'It is a folder.',
  EACCES: 'You may not read it.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'It is not UTF-8 text.',
};

/** Says in a sentence why a text file that the pro named can't be read. */
export function whyUnreadable(error: unknown): string {
  return REASONS[systemCode(error)] ?? reasonOf(error);
}
