import type { SentMessage } from '../../portal/contract/messages.ts';
import { dayInZone } from '../../rules/calendar/zone-time.ts';
import { dayPromises } from '../../rules/promises.ts';
import type { Store } from '../../store/index.ts';
import type { Session } from '../session.ts';
import type { Draft } from './draft.ts';
import { countsAsBusinessDay } from './lint-facts.ts';

/** Writes down the days that a sent message promises: M3, Rocket Tax service expectations. */
export function keepPromises(
  { client: { origin }, settings: { zone } }: Session,
  store: Store,
  { job, text }: Draft,
  { id, create_time }: SentMessage,
): void {
  const sent = new Date(create_time);
  if (Number.isNaN(sent.getTime())) return;
  store.commitments.keep(
    dayPromises(text, dayInZone(sent, zone), countsAsBusinessDay).map(({ day, what }) => ({
      origin,
      job_id: job.id,
      short_id: job.short_id,
      message_id: id,
      day,
      what,
      promised_time: create_time,
    })),
  );
}
