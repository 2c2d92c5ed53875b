import { tzOffset } from '@date-fns/tz/tzOffset';
import { DAY_MS, dayText } from './plain-day.ts';

/** Converts between instants and what a clock on the wall of a place shows. */
export interface ZoneTime {
  /**
   * What the wall clock shows at an instant (epoch milliseconds), as milliseconds since 1970-01-01
   * 00:00 on that wall. While an hour is repeated in autumn it stands still, so that it never runs
   * backwards.
   */
  wallOf(instant: number): number;
  /** The first instant at which the wall clock shows a time, or has jumped over it. */
  instantOf(wall: number): number;
  /** The zone's short name at an instant, such as "EST". */
  nameAt(instant: number): string;
}

/** No change of clocks repeats more than this. */
const LONGEST_REPEAT = 3 * 3_600_000;

/**
 * The wall clock of an IANA time zone such as "America/New_York".
 *
 * @throws RangeError when the zone is not known
 */
export function zoneTime(zone: string): ZoneTime {
  const names = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
  const midnights = new Map<number, number>();

  const exactOffset = (instant: number) => tzOffset(zone, new Date(instant)) * 60_000;

  const midnightOffset = (day: number) => {
    const known = midnights.get(day);
    if (known !== undefined) return known;
    const offset = exactOffset(day * DAY_MS);
    midnights.set(day, offset);
    return offset;
  };

  // Asking Intl takes microseconds, so it is asked once a day but for the days of a change.
  const offsetAt = (instant: number) => {
    const day = Math.floor(instant / DAY_MS);
    const offset = midnightOffset(day);
    return offset === midnightOffset(day + 1) ? offset : exactOffset(instant);
  };

  /** The first instant after `from` with the offset of `to`; there is one change between them. */
  const changeBetween = (from: number, to: number) => {
    const before = offsetAt(from);
    let low = from;
    let high = to;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  };

  return {
    wallOf(instant) {
      const offset = offsetAt(instant);
      const earlier = offsetAt(instant - LONGEST_REPEAT);
      if (earlier <= offset) return instant + offset;
      const change = changeBetween(instant - LONGEST_REPEAT, instant);
      return Math.max(instant + offset, change + earlier);
    },
    instantOf(wall) {
      const before = offsetAt(wall - DAY_MS);
      const after = offsetAt(wall + DAY_MS);
      if (before === after || offsetAt(wall - before) === before) return wall - before;
      if (offsetAt(wall - after) === after) return wall - after;
      return changeBetween(wall - after, wall - before);
    },
    nameAt(instant) {
      const parts = names.formatToParts(instant);
      return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
    },
  };
}

/**
 * The day that the wall of a time zone shows at an instant, such as "2026-03-02".
 *
 * @throws RangeError when the zone is not known, or the instant is none
 */
export function dayInZone(instant: Date, zone: string): string {
  return dayText(Math.floor(zoneTime(zone).wallOf(instant.getTime()) / DAY_MS));
}
