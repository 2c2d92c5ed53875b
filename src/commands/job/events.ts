import { listEvents } from '../../work/job/events.ts';
import { findJob } from '../../work/job/find-job.ts';
import type { Context } from '../context.ts';
import { eventsView } from './present-events.ts';

interface EventsInput {
  job: string;
  limit?: number;
  all?: boolean;
}

const DEFAULT_LIMIT = 20;

/** `taxq job events JOB` */
export async function runEvents(
  { job: text, limit = DEFAULT_LIMIT, all }: EventsInput,
  { session: open, output, terminal }: Context,
): Promise<void> {
  const session = await open();
  const job = await findJob(session, text);
  const { events, more } = await listEvents(session, job, all ? Infinity : limit);
  if (more) terminal.note(`These are the last ${limit}; --all shows every event.`);
  await output.list(eventsView, events);
}
