import { badRequest } from '../problem.ts';

/** Characters; as many as a file system takes, and few enough for a header. */
const MAX_FILE_NAME = 255;

/**
 * The base name of a file as its sender gave it, or `document` for one without a name.
 * @throws PortalProblem 400 when it is too long.
 */
export function fileNameOf(given: string | null | undefined): string {
  const base = given?.split(/[/\\]/).at(-1) ?? '';
  const name = base.replace(/[\p{Cc}]/gu, '') || 'document';
  if (name.length <= MAX_FILE_NAME) return name;
  throw badRequest(`A file name has at most ${MAX_FILE_NAME} characters.`);
}
