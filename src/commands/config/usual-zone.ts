/** The time zone where none is set, and what names it: the environment’s TZ, else this machine. */
export function usualZone(env: NodeJS.ProcessEnv): { zone: string; source: 'TZ' | 'this machine' } {
  // POSIX lets a zone's name begin with a colon.
  const named = env['TZ']?.replace(/^:/, '');
  return named
    ? { zone: named, source: 'TZ' }
    : { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, source: 'this machine' };
}
