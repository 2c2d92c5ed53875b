import type { Span } from './lint-text.ts';

/** A time that a text names: a day, or a length of time from today. */
export interface DayMention extends Span {
  when: { day: string } | { count: number; unit: 'business day' | 'day' };
}
