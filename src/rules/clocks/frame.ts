import { dayNumber, dayText } from '../calendar/plain-day.ts';
import { type ZoneTime, zoneTime } from '../calendar/zone-time.ts';
import type { ClockSettings } from './settings.ts';

/**
 * From where the clocks are read: the settings, now, and the pro's wall clock. One frame serves any
 * number of jobs. "Wall" is milliseconds as {@link ZoneTime.wallOf} counts them.
 */
export interface ClockFrame {
  settings: ClockSettings;
  /** Now on the wall. */
  now: number;
  /** What the wall clock shows at an ISO 8601 instant. */
  wall(instant: string): number;
  /** The ISO 8601 instant at which the wall clock shows a time. */
  instant(wall: number): string;
  /** The text of a day, such as "2026-02-12", by day number. */
  dayText(day: number): string;
  /** The zone's short name at a time on the wall. */
  zoneName(wall: number): string;
}

const TIMES_KEPT = 1000;

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}.*([Zz]|[+-]\d{2}:?\d{2})$/;

/**
 * @param now an ISO 8601 instant
 * @throws RangeError when now is no instant, the zone is not known, or a number of hours or days
 *   is not above 0
 */
export function clockFrame(settings: ClockSettings, now: string): ClockFrame {
  assertSettings(settings);
  const zone: ZoneTime = zoneTime(settings.zone);
  const wall = remembered((instant: string) => zone.wallOf(epochOf(instant)));
  return {
    settings,
    now: wall(now),
    wall,
    instant: remembered((at: number) => new Date(zone.instantOf(at)).toISOString()),
    dayText: remembered(dayText),
    zoneName: remembered((at: number) => zone.nameAt(zone.instantOf(at))),
  };
}

/** The clocks of one job, and of jobs begun together, ask for the same few times again and again. */
function remembered<K, V>(tell: (of: K) => V): (of: K) => V {
  const told = new Map<K, V>();
  return (of) => {
    const known = told.get(of);
    if (known !== undefined) return known;
    if (told.size >= TIMES_KEPT) told.clear();
    const value = tell(of);
    told.set(of, value);
    return value;
  };
}

/** A text without a zone means another instant on every machine, so it is none. */
function epochOf(instant: string): number {
  const epoch = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(epoch)) throw new RangeError(`Not an ISO 8601 instant: ${instant}`);
  return epoch;
}

function assertSettings(settings: ClockSettings): void {
  const { replyHours, followUpHours, draftDays, checkInDays, efileOpens } = settings;
  for (const hours of [replyHours, followUpHours]) {
    if (!(hours > 0 && Number.isFinite(hours))) {
      throw new RangeError(`Not a number of hours above 0: ${hours}`);
    }
  }
  for (const days of [draftDays, checkInDays]) {
    if (!(days > 0 && Number.isInteger(days))) {
      throw new RangeError(`Not a whole number of days above 0: ${days}`);
    }
  }
  if (efileOpens !== null) dayNumber(efileOpens);
}
