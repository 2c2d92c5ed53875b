import { dayNumber, dayText } from '../calendar/plain-day.ts';
import type { DayMention } from './day-mention.ts';

const WEEKDAY_ALONE = /^(?:coming |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;
const GOES_BACK = /\b(?:but|so|before|already|earlier|instead|not|rather|no later)\b/i;
const INSTEAD = /^\W{0,3}instead\b/i;

/**
 * Reads weekdays that a sentence names one after the other as they are meant: after “Thursday and
 * Friday”, Monday is the one that follows them. Words such as “but” or “before” turn back.
 *
 * @param mentions in the order of the text
 */
export function weekdaysInOrder(plain: string, mentions: readonly DayMention[]): DayMention[] {
  let last: { day: number; end: number } | null = null;
  return mentions.map((mention) => {
    const { start, end, when } = mention;
    if (!('day' in when) || !WEEKDAY_ALONE.test(plain.slice(start, end).trim())) return mention;
    let day = dayNumber(when.day);
    if (last !== null && day < last.day) {
      const goesBack =
        GOES_BACK.test(plain.slice(last.end, start)) || INSTEAD.test(plain.slice(end));
      if (!goesBack) day += 7;
    }
    last = { day, end };
    return { ...mention, when: { day: dayText(day) } };
  });
}
