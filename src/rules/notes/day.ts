import { format } from 'date-fns/format';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

/** Whether a text is a day of the calendar, written `yyyy-mm-dd`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text));

/** `2026-04-15` as `April 15, 2026`. */
export const longDay = (day: string): string => format(parseISO(day), 'MMMM d, yyyy');
