import { TaxqError } from '../../errors.ts';

const refused = (path: string, why: string) =>
  new TaxqError({
    kind: 'usage',
    code: 'path_refused',
    message: `“${path}” is not a path that is called.`,
    why,
    hint: 'Give a path of the profile’s own portal, such as /v1.0/jobs; nothing was sent.',
  });

/**
 * Checks a path of the raw call: it must stay on the profile's origin, whatever reads it. What a
 * URL parser would quietly mend (backslashes, tabs, dot segments) is refused instead.
 *
 * @returns path and query, escaped
 * @throws TaxqError of kind `usage`
 */
export function checkPath(path: string): string {
  if (/[\u0000-\u001f\u007f]/.test(path)) throw refused(path, 'It holds a control character.');
  if (path.includes('\\')) throw refused(path, 'It holds a backslash.');
  if (path.startsWith('//')) throw refused(path, 'It names another host.');
  if (!path.startsWith('/')) throw refused(path, 'It doesn’t begin with a slash.');
  if (path.includes('#')) throw refused(path, 'It holds a fragment, which is never sent.');
  const [bare = ''] = path.split('?');
  const dots = /^(\.|%2e){1,2}$/i;
  if (bare.split('/').some((segment) => dots.test(segment))) {
    throw refused(path, 'It climbs with “.” or “..”.');
  }
  const { pathname, search } = new URL(`http://portal.invalid${path}`);
  return `${pathname}${search}`;
}
