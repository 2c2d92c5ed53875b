import { TaxqError } from '../../errors.ts';
import { type ClockFrame, clockFrame } from '../../rules/clocks/frame.ts';
import { DEFAULT_CLOCK_SETTINGS } from '../../rules/clocks/settings.ts';
import type { Context } from '../context.ts';

/**
 * From where the clocks are read: now, in the zone that TZ names, else in this machine's.
 *
 * @throws TaxqError of kind `config` when TZ names no zone that is known
 */
export function proFrame({ env, clock }: Pick<Context, 'env' | 'clock'>): ClockFrame {
  // POSIX lets a zone's name begin with a colon.
  const named = env['TZ']?.replace(/^:/, '') || null;
  const zone = named ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (named !== null && !isZone(named)) {
    throw new TaxqError({
      kind: 'config',
      code: 'zone_unknown',
      message: `“${named}” is not a time zone.`,
      why: 'The environment’s TZ names it, and due times depend on it.',
      hint: 'Set TZ to a name such as America/New_York, or unset it.',
    });
  }
  return clockFrame({ ...DEFAULT_CLOCK_SETTINGS, zone }, clock().toISOString());
}

function isZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en-US', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
