import { readLintText } from './lint/lint-text.ts';
import { promisesIn } from './lint/promised-dates.ts';

/** A day by which a message promises something of the pro's own. */
export interface DayPromise {
  /** The last day that keeps it, such as "2026-03-09". */
  day: string;
  /** The sentence that promises it, on one line and cut to 120 characters. */
  what: string;
}

const LONGEST = 120;

/**
 * The days by which a message promises something, each once: M3, Rocket Tax service expectations.
 * What depends on the client has no day yet, and is left out.
 *
 * @param day the day on which it is sent, where the pro is
 * @throws RangeError when `day` is none
 */
export function dayPromises(
  text: string,
  day: string,
  isBusinessDay: ((day: string) => boolean) | null,
): DayPromise[] {
  const message = readLintText(text);
  const promises = new Map<string, DayPromise>();
  for (const promise of promisesIn(message, day, isBusinessDay)) {
    if (promise.day === null || promises.has(promise.day)) continue;
    const sentence = message.sentences.find(
      ({ start, end }) => start <= promise.start && promise.start < end,
    );
    const said = text.slice(sentence?.start ?? promise.start, sentence?.end ?? promise.end);
    promises.set(promise.day, { day: promise.day, what: excerpt(said) });
  }
  return [...promises.values()];
}

function excerpt(sentence: string): string {
  const line = sentence.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  const kept = line.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}
