import { isTimeZone } from '../../config/time-zone.ts';
import { TaxqError } from '../../errors.ts';
import { type ClockFrame, clockFrame } from '../../rules/clocks/frame.ts';
import { proSettings } from '../config/pro-settings.ts';
import { readSettings } from '../config/read-settings.ts';
import { usualZone } from '../config/usual-zone.ts';
import type { Context } from '../context.ts';

/**
 * From where the clocks are read: the pro’s settings, now, and the zone that the setting names, else
 * the environment’s TZ, else this machine.
 *
 * @throws TaxqError of kind `config` when TZ names no zone that is known, or the configuration
 *   can’t be read
 */
export function proFrame({
  env,
  clock,
  configuration,
}: Pick<Context, 'env' | 'clock' | 'configuration'>): ClockFrame {
  if (readSettings(configuration()).timeZone === null) assertZone(env);
  return clockFrame(proSettings({ env, configuration }), clock().toISOString());
}

function assertZone(env: NodeJS.ProcessEnv): void {
  const { zone } = usualZone(env);
  if (isTimeZone(zone)) return;
  throw new TaxqError({
    kind: 'config',
    code: 'zone_unknown',
    message: `“${zone}” is not a time zone.`,
    why: 'The environment’s TZ names it, and due times depend on it.',
    hint: 'Set TZ to a name such as America/New_York, or: taxq config set time_zone America/New_York',
  });
}
