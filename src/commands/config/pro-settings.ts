import { isTimeZone } from '../../config/time-zone.ts';
import type { ClockSettings } from '../../rules/clocks/settings.ts';
import type { Context } from '../context.ts';
import { readSettings } from './read-settings.ts';
import { usualZone } from './usual-zone.ts';

/**
 * How the pro counts, and the zone that days and times are told in: the one of the setting, else the
 * environment’s TZ, else this machine’s. A TZ that names no zone is read as this machine reads it.
 *
 * @throws TaxqError of kind `config` when the configuration can’t be read
 */
export function proSettings({
  env,
  configuration,
}: Pick<Context, 'env' | 'configuration'>): ClockSettings {
  const { timeZone, archiveFolder: _, ...settings } = readSettings(configuration());
  const usual = [usualZone(env).zone, usualZone({}).zone].find(isTimeZone) ?? 'UTC';
  return { ...settings, zone: timeZone ?? usual };
}
